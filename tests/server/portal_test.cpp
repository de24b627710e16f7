// The static portal: right types, right caching, right coding, nothing from outside its folder.
#include <doctest/doctest.h>

#include "tests/server/house.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

struct PortalHouse {
  Scratch scratch;
  std::unique_ptr<House> house;
  PortalHouse() {
    const auto folder = scratch.path / "portal";
    write_file(folder / "index.html", "<!doctype html>shell");
    write_file(folder / "kiosk.html", "<!doctype html>kiosk");
    write_file(folder / "app.0123456789ab.wasm", "plain wasm");
    write_file(folder / "app.0123456789ab.wasm.br", "brotli wasm");
    write_file(folder / "app.0123456789ab.wasm.gz", "gzip wasm");
    write_file(folder / "manifest.webmanifest", "{}");
    write_file(folder / "service-worker.js", "//");
    write_file(folder / "words" / "zh-CN.json", "{}");
    write_file(folder / "only.js.br", "no plain sibling");
    write_file(folder / ".hidden", "no");
    write_file(scratch.path / "secret.txt", "secret");
    HouseSettings settings;
    settings.portal = folder.string();
    house = std::make_unique<House>(settings);
  }
  Reply get(const std::string& path, std::vector<std::string> headers = {},
            const char* method = "GET") const {
    return house->client().ask({method, path, {}, {}, std::move(headers), true});
  }
};

}  // namespace

TEST_CASE("each file has its type, and only hashed names are kept for ever") {
  struct Row {
    const char* path;
    const char* type;
    bool is_forever;
  };
  constexpr Row kRows[] = {
      {"/", "text/html; charset=utf-8", false},
      {"/index.html", "text/html; charset=utf-8", false},
      {"/app.0123456789ab.wasm", "application/wasm", true},
      {"/manifest.webmanifest", "application/manifest+json", false},
      {"/service-worker.js", "text/javascript; charset=utf-8", false},
      {"/words/zh-CN.json", "application/json", false},
  };
  const PortalHouse portal;
  for (const Row& row : kRows) {
    CAPTURE(row.path);
    const Reply reply = portal.get(row.path);
    CHECK(reply.status == 200);
    CHECK(reply.header("content-type") == row.type);
    CHECK(reply.header("cache-control") ==
          (row.is_forever ? "public, max-age=31536000, immutable" : "no-cache"));
    CHECK(reply.header("vary") == "Accept-Encoding");
  }
}

TEST_CASE("the kiosk has an address of its own; every other place is the portal's") {
  const PortalHouse portal;
  CHECK(portal.get("/kiosk").body == "<!doctype html>kiosk");
  CHECK(portal.get("/kiosk").header("content-type") == "text/html; charset=utf-8");
  CHECK(portal.get("/kiosks").body == "<!doctype html>shell");
  CHECK(portal.get("/kiosk/").body == "<!doctype html>shell");
}

TEST_CASE("the smallest coding that is accepted is sent, each under its own ETag") {
  const PortalHouse portal;
  const std::string path = "/app.0123456789ab.wasm";
  struct Row {
    const char* accepts;
    const char* coding;
    const char* body;
  };
  constexpr Row kRows[] = {{"gzip, deflate, br", "br", "brotli wasm"},
                           {"gzip", "gzip", "gzip wasm"},
                           {"br;q=0, gzip;q=0.5", "gzip", "gzip wasm"},
                           {"brotli", "", "plain wasm"},
                           {"identity", "", "plain wasm"}};
  for (const Row& row : kRows) {
    CAPTURE(row.accepts);
    const Reply reply = portal.get(path, {std::string("Accept-Encoding: ") + row.accepts});
    CHECK(reply.header("content-encoding") == row.coding);
    CHECK(reply.body == row.body);
    const Reply again = portal.get(path, {std::string("Accept-Encoding: ") + row.accepts,
                                          "If-None-Match: " + reply.header("etag")});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
  }
  CHECK(portal.get(path, {"If-None-Match: \"other\""}).status == 200);
}

TEST_CASE("places inside the portal show its page; files that are not there do not") {
  struct Row {
    const char* path;
    int status;
  };
  constexpr Row kRows[] = {{"/home", 200},          {"/card?x=1", 200},
                           {"/missing.js", 404},    {"/.hidden", 404},
                           {"/only.js", 404},       {"/only.js.br", 404},
                           {"/../secret.txt", 404}, {"/%2e%2e/secret.txt", 404},
                           {"/..%2fsecret.txt", 404}, {"//etc/passwd.txt", 404},
                           {"/%00.html", 404},      {"/v1/nothing", 404},
                           {"/index.html%", 404}};
  const PortalHouse portal;
  for (const Row& row : kRows) {
    CAPTURE(row.path);
    const Reply reply = portal.get(row.path);
    CHECK(reply.status == row.status);
    CHECK_FALSE(reply.has("secret"));
  }
}

TEST_CASE("HEAD says what GET would, without the body; other methods are refused") {
  const PortalHouse portal;
  const Reply head = portal.get("/index.html", {}, "HEAD");
  CHECK(head.status == 200);
  CHECK(head.header("content-length") == "20");
  CHECK(portal.get("/index.html", {}, "POST").status == 405);
  CHECK(portal.get("/index.html", {}, "DELETE").header("allow") == "GET, HEAD");
}

TEST_CASE("every answer carries the security headers, and nothing allows other origins") {
  const PortalHouse portal;
  for (const char* path : {"/", "/healthz", "/v1/sync", "/missing.js", "/app.0123456789ab.wasm"}) {
    CAPTURE(path);
    const Reply reply = portal.get(path, {"Origin: http://evil.example"});
    const std::string policy = reply.header("content-security-policy");
    CHECK(policy.find("default-src 'none'") == 0);
    CHECK(policy.find("script-src 'self' 'wasm-unsafe-eval'") != std::string::npos);
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(reply.header("x-content-type-options") == "nosniff");
    CHECK(reply.header("referrer-policy") == "no-referrer");
    CHECK(reply.header("cross-origin-opener-policy") == "same-origin");
    CHECK(reply.header("cross-origin-embedder-policy") == "require-corp");
    CHECK(reply.header("cross-origin-resource-policy") == "same-origin");
    CHECK(reply.header("access-control-allow-origin").empty());
    CHECK(reply.header("server").empty());
  }
}

TEST_CASE("hashed names are told from words that only look so") {
  CHECK(is_hashed_name("/app.0123456789ab.wasm"));
  CHECK(is_hashed_name("/js/index-3f9a01cc.js"));
  CHECK_FALSE(is_hashed_name("/index.html"));
  CHECK_FALSE(is_hashed_name("/service-worker.js"));
  CHECK_FALSE(is_hashed_name("/0123456789ab.js"));
  CHECK_FALSE(is_hashed_name("/a-facade.js"));
  CHECK_FALSE(is_hashed_name("/words/zh-CN.json"));
}
