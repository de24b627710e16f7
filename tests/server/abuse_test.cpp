// What strangers send: too much, too slowly, in two meanings at once, of the wrong kind. Each is
// answered by name or cut off, and the server stays well for everybody else.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "tests/server/house.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using namespace std::chrono_literals;

// A request line and the headers that every request needs.
std::string opening(const std::string& method, const std::string& target) {
  return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n";
}

bool is_well(const House& house) {
  return house.client().ask({"GET", "/healthz"}).status == 200;
}

}  // namespace

TEST_CASE("requests of two meanings, or of none, are refused by name") {
  struct Row {
    const char* story;
    std::string bytes;
    int status;
    const char* refusal;
  };
  const std::string post = opening("POST", "/v1/session") + "Content-Type: application/json\r\n";
  const std::string smuggled = "GET /v1/sync HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const Row rows[] = {
      {"a length beside chunks",
       post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, 400,
       "request_is_malformed"},
      {"two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x", 400,
       "request_is_malformed"},
      {"a chunk of negative length",
       post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n", 400,
       "request_is_malformed"},
      {"NUL in a header", opening("GET", "/healthz") + std::string("X: a\0b\r\n\r\n", 10), 400,
       "request_is_malformed"},
      {"a space before the colon", opening("GET", "/healthz") + "X : a\r\n\r\n", 400,
       "request_is_malformed"},
      {"lines that end in LF alone", "GET /healthz HTTP/1.1\nHost: localhost\n\n", 400,
       "request_is_malformed"},
      {"a folded header", opening("GET", "/healthz") + "X: a\r\n b\r\n\r\n", 0, ""},
      {"no Host", "GET /healthz HTTP/1.1\r\n\r\n", 400, "request_is_malformed"},
      {"two Hosts", opening("GET", "/healthz") + "Host: other\r\n\r\n", 400,
       "request_is_malformed"},
      {"an unknown coding beside a length",
       post + "Transfer-Encoding: cow\r\nContent-Length: 2\r\n\r\n{}", 400, "request_is_malformed"},
      {"two codings", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400,
       "request_is_malformed"},
      {"a negative length", post + "Content-Length: -1\r\n\r\n", 400, "request_is_malformed"},
      {"a length that is no number", post + "Content-Length: 1e3\r\n\r\n", 400,
       "request_is_malformed"},
      {"a target that is a whole address", opening("GET", "http://evil.example/healthz") + "\r\n",
       400, "request_is_malformed"},
      {"no HTTP at all", "hello\r\n\r\n", 400, "request_is_malformed"},
      {"HTTP of another age", "GET /healthz HTTP/3.7\r\nHost: localhost\r\n\r\n", 400,
       "request_is_malformed"},
      {"a target of 3 KB", opening("GET", "/" + std::string(3000, 'a')) + "\r\n", 414,
       "request_is_too_large"},
      {"300 MB announced", post + "Content-Length: 314572800\r\n\r\n", 413, "request_is_too_large"},
      {"an unknown method", opening("BREW", "/healthz") + "\r\n", 405, "method_is_not_allowed"},
      {"TRACE", opening("TRACE", "/healthz") + "\r\n", 405, "method_is_not_allowed"},
      {"a place that is not there", opening("GET", "/v1/elsewhere") + "\r\n", 404,
       "place_is_unknown"},
  };
  const House house;
  for (const Row& row : rows) {
    CAPTURE(row.story);
    const Reply reply = house.client().raw(row.bytes);
    if (row.status == 0) continue;  // either answer is safe: it has one meaning only
    CHECK(reply.status == row.status);
    CHECK(reply.has(row.refusal));
    CHECK(reply.header("content-type") == "application/problem+json");
  }
  CHECK(is_well(house));
}

TEST_CASE("a wrong method is told which are right") {
  const House house;
  const Reply reply = house.client().ask({"GET", "/v1/session"});
  CHECK(reply.status == 405);
  CHECK(reply.header("allow") == "POST, DELETE");
  CHECK(house.client().ask({"POST", "/v1/sync"}).header("allow") == "GET, HEAD");
}

TEST_CASE("a header without end is cut off at 16 KB") {
  const House house;
  for (const bool is_one_line : {true, false}) {
    Wire wire(house.port());
    wire.say(opening("GET", "/healthz") + (is_one_line ? "X: " : ""));
    std::size_t said = 0;
    const std::string piece =
        is_one_line ? std::string(1024, 'a') : "X: " + std::string(59, 'a') + "\r\n";
    while (said < 4 * 1024 * 1024 && wire.say(piece)) said += piece.size();
    CHECK(wire.hear(2000).status == 431);
  }
  CHECK(is_well(house));
}

TEST_CASE("a body in chunks is cut off at 256 KB") {
  const House house;
  Wire wire(house.port());
  wire.say(opening("POST", "/v1/session") + "Transfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "4000\r\n" + std::string(0x4000, 'a') + "\r\n";
  for (int count = 0; count < 64 && wire.say(chunk); ++count) {
  }
  const Reply reply = wire.hear(2000);
  CHECK(reply.status == 413);
  CHECK(reply.has("request_is_too_large"));
  CHECK(is_well(house));
}

TEST_CASE("a body of exactly 256 KB is read; one byte more is not") {
  const House house;
  const auto status = [&](std::size_t size) {
    return house.client().ask({"POST", "/v1/session", {}, std::string(size, ' '), {}, true}).status;
  };
  CHECK(status(kLargestBody) == 400);  // read, and no JSON
  CHECK(status(kLargestBody + 1) == 413);
}

TEST_CASE("slow clients are cut off at the deadline and hurt nobody meanwhile") {
  HouseSettings settings;
  settings.limits.header = 600ms;
  settings.limits.body = 600ms;
  settings.limits.idle = 600ms;
  const House house(settings);
  std::vector<std::unique_ptr<Wire>> slow;
  for (int count = 0; count < 60; ++count) {
    slow.push_back(std::make_unique<Wire>(house.port()));
    const bool in_body = count % 2 == 0;
    slow.back()->say(in_body ? opening("POST", "/v1/session") + "Content-Length: 100\r\n\r\n{"
                             : std::string("GET /healthz HT"));
  }
  for (int good = 0; good < 20; ++good) CHECK(is_well(house));
  for (const auto& wire : slow) CHECK(wire->is_closed_within(5000));
  CHECK(is_well(house));
}

TEST_CASE("connections beyond the cap are turned away, and the cap counts those that ended") {
  HouseSettings settings;
  settings.limits.most_an_address = 8;
  const House house(settings);
  // The server hears of an end when it comes to it; until then the place is taken.
  const auto admitted = [&]() -> std::unique_ptr<Wire> {
    for (int wait = 0; wait < 500; ++wait) {
      auto wire = std::make_unique<Wire>(house.port());
      wire->say(opening("GET", "/healthz") + "\r\n");
      if (wire->hear().status == 200) return wire;
      std::this_thread::sleep_for(10ms);
    }
    return nullptr;
  };
  for (int round = 0; round < 3; ++round) {
    std::vector<std::unique_ptr<Wire>> wires;
    for (int count = 0; count < 8; ++count) {
      wires.push_back(admitted());
      REQUIRE(wires.back());
    }
    Wire ninth(house.port());
    ninth.say(opening("GET", "/healthz") + "\r\n");
    CHECK(ninth.hear().status != 200);
  }
  CHECK(admitted());
}

TEST_CASE("several requests on one connection are answered in turn") {
  const House house;
  Wire wire(house.port());
  const std::string one = opening("GET", "/healthz") + "\r\n";
  wire.say(one + one + opening("GET", "/v1/sync") + "\r\n" + one);
  CHECK(wire.hear().status == 200);
  CHECK(wire.hear().status == 200);
  CHECK(wire.hear().status == 401);
  CHECK(wire.hear().status == 200);
}

TEST_CASE("every field of every document, of every wrong kind, is refused with its place") {
  const House house;
  const std::string cookie = house.cookie_of(kTill);
  const char* kWrong[] = {"null",  "true", "[]", "{}", "1e99", "-1", "9223372036854775808",
                          "\"\""};
  const auto refused = [&](const std::string& target, const std::string& body) {
    const Reply reply = house.client().ask({"POST", target, cookie, body, {}, true});
    CAPTURE(body);
    CHECK(reply.status >= 400);
    CHECK(reply.status < 500);
    CHECK(reply.has("\"refusal\""));
  };
  for (const std::string wrong : kWrong) {
    for (const char* field : {"id", "member", "type", "at", "amount"}) {
      std::string event = purchase("e1", "M1", "5.00");
      const std::string mark = "\"" + std::string(field) + "\":\"";
      const std::size_t start = event.find(mark) + mark.size() - 1;
      event.replace(start, event.find('"', start + 1) + 1 - start, wrong);
      refused("/v1/events", events({event}));
    }
    if (wrong != "[]") refused("/v1/events", "{\"events\":" + wrong + "}");
    if (wrong.size() > 3) {
      refused("/v1/session", "{\"card\":" + wrong + ",\"pin\":\"1234\"}");
      refused("/v1/session", "{\"card\":\"1\",\"pin\":" + wrong + "}");
    }
  }
  refused("/v1/events", "");
  refused("/v1/events", "\"events\"");
  refused("/v1/events", events({R"({"id":"e1"})"}));
  refused("/v1/events", events({R"({"unknown":1})"}));
  refused("/v1/events", "{\"events\":[],\"more\":1}");
  refused("/v1/events", std::string("\xff\xfe{}", 4));
  CHECK(is_well(house));
}

TEST_CASE("a document of any depth is refused without a fall") {
  const House house;
  const std::string cookie = house.cookie_of(kWang);
  for (const std::size_t depth : {33u, 100u, 100'000u}) {
    const std::string deep =
        "{\"events\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
    const Reply reply = house.client().ask({"POST", "/v1/events", cookie, deep, {}, true});
    CHECK(reply.status == 400);
    CHECK(reply.has("document_is_too_deep"));
  }
}

TEST_CASE("a cursor that is no place is refused") {
  const House house;
  const std::string cookie = house.cookie_of(kWang);
  for (const char* after : {"-1", "x", "1.5", "99999999999999999999", "1%20", "0x1"}) {
    CAPTURE(after);
    const std::string target = std::string("/v1/sync?after=") + after;
    CHECK(house.client().ask({"GET", target, cookie}).status == 400);
  }
}

TEST_CASE("a header value with a line break turns the answer into a bare 500") {
  Response response;
  response.set("Location", "/\r\nSet-Cookie: evil=1");
  CHECK(head_text({response, true}).find("evil") == std::string::npos);
  CHECK(head_text({response, true}).rfind("HTTP/1.1 500", 0) == 0);
}
