// What operators rely on: the two addresses, readiness that is tried and not supposed, metrics,
// names of requests, and a stop that loses nothing.
#include <doctest/doctest.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/server/house.hpp"
#include "tests/server/server_process.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;

// The number behind a line of the metrics; −1 when it is not there.
long value_of(const std::string& text, const std::string& name) {
  const auto at = text.find("\n" + name + " ");
  return at == std::string::npos ? -1 : std::atol(text.c_str() + at + name.size() + 2);
}

}  // namespace

TEST_CASE("operators' routes are answered at their own address alone") {
  House house;
  for (const char* path : {"/readyz", "/metrics"}) {
    CAPTURE(path);
    CHECK(house.client().ask({"GET", path}).status == 404);
    CHECK(house.operators().ask({"GET", path}).status == 200);
  }
  CHECK(house.client().ask({"GET", "/healthz"}).body == "ok\n");
  CHECK(house.operators().ask({"GET", "/healthz"}).body == "ok\n");
  CHECK(house.operators().ask({"GET", "/"}).status == 404);  // neither the portal…
  CHECK(house.operators().ask({"GET", "/v1/sync"}).status == 404);  // …nor the API is there
}

TEST_CASE("ready means that the store has written, and that the server is not stopping") {
  House house;
  const std::string path = "/readyz";
  CHECK(house.operators().ask({"GET", path}).body == "ready\n");
  const auto beat = house.store().filed({ProgrammeId(), "heart", "beat"});
  CHECK(beat.value()->number == house.clock.now);
  house.clock.now += 60;
  CHECK(house.operators().ask({"GET", path}).status == 200);
  CHECK(house.store().filed({ProgrammeId(), "heart", "beat"}).value()->number == house.clock.now);
  house.service().drain();
  const Reply draining = house.operators().ask({"GET", path});
  CHECK(draining.status == 503);
  CHECK(draining.body == "draining\n");
  CHECK(house.client().ask({"GET", "/healthz"}).status == 200);  // alive all the same
}

TEST_CASE("a store that cannot write is not ready") {
  class Refusing final : public Store {
   public:
    explicit Refusing(Store& inner) : inner_(inner) {}
    Outcome write(const Work&) override {
      return Problem{Refusal::StoreIsUnavailable, {}, "disk full"};
    }
    Result<std::optional<Member>> member(const MemberKey& key) override {
      return inner_.member(key);
    }
    Result<std::vector<Member>> members() override { return inner_.members(); }
    Result<std::optional<Credential>> credential(std::string_view card) override {
      return inner_.credential(card);
    }
    Result<std::optional<Session>> session(std::string_view hash) override {
      return inner_.session(hash);
    }
    Result<std::vector<StoredEvent>> events_after(const MemberKey& key, Cursor after,
                                                  std::size_t most) override {
      return inner_.events_after(key, after, most);
    }
    Result<std::optional<FoundEvent>> event(const ProgrammeId& programme,
                                            const EventId& id) override {
      return inner_.event(programme, id);
    }
    Result<Cursor> head(const MemberKey& key) override { return inner_.head(key); }
    Result<std::vector<ProgrammeVersion>> programme_versions() override {
      return inner_.programme_versions();
    }
    Result<std::int64_t> counted(const CounterKey& key) override { return inner_.counted(key); }
    Result<std::optional<Filed>> filed(const FileKey& key) override { return inner_.filed(key); }
    Result<std::vector<Filed>> files_after(const FileKey& after, std::size_t most) override {
      return inner_.files_after(after, most);
    }
    Result<std::vector<AuditRow>> audit_after(const ProgrammeId& programme, Cursor after,
                                              std::size_t most) override {
      return inner_.audit_after(programme, after, most);
    }
    Result<std::vector<Session>> sessions_of(const MemberKey& holder) override {
      return inner_.sessions_of(holder);
    }

   private:
    Store& inner_;
  };
  House house;
  Refusing store(house.store());
  const Log log(house.clock, [](const std::string&) {});
  ServiceSettings settings;
  settings.pin_cost = {1, 8192};
  Service service(store, house.clock, log, {}, settings, [](const Problem&) {});
  Request request;
  request.door = Door::Operators;
  request.path = "/readyz";
  std::atomic<int> status = 0;
  service.answer(request, [&](const Response& response) { status = response.status; });
  for (int wait = 0; wait < 200 && status == 0; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(status == 503);
  service.finish();
}

TEST_CASE("metrics count answers by route and status, commits, and refused sign-ins") {
  House house;
  house.client().ask({"POST", "/v1/session", {}, sign_in_document(kWang, "0000")});
  const std::string wang = house.cookie_of(kWang);
  for (int number = 0; number < 3; ++number) house.client().ask({"GET", "/v1/sync", wang});
  house.client().ask({"GET", "/v1/audit", wang});
  const Reply reply = house.operators().ask({"GET", "/metrics"});
  CHECK(reply.header("content-type") == "text/plain; version=0.0.4; charset=utf-8");
  const std::string& text = reply.body;
  CHECK(value_of(text, R"(http_requests_total{route="pull",code="200"})") == 3);
  CHECK(value_of(text, R"(http_requests_total{route="sign_in",code="401"})") == 1);
  CHECK(value_of(text, R"(http_requests_total{route="read_audit",code="403"})") == 1);
  CHECK(value_of(text, R"(auth_failures_total{kind="pin"})") == 1);
  CHECK(value_of(text, R"(auth_failures_total{kind="not_yours_to_do"})") == 1);
  CHECK(value_of(text, R"(http_request_duration_seconds_count{route="pull"})") == 3);
  CHECK(value_of(text, R"(http_request_duration_seconds_bucket{route="pull",le="+Inf"})") == 3);
  CHECK(value_of(text, "commit_batch_events_count") > 0);
  CHECK(value_of(text, "write_queue_depth") >= 0);
  CHECK(text.find("yearward_build_info{") != std::string::npos);
  CHECK(text.find("880") == std::string::npos);
}

TEST_CASE("a request is named by its traceparent, or by us, in its answer and in the log") {
  House house;
  const std::string trace = "0af7651916cd43dd8448eb211c80319c";
  const auto name_of_request = [&](const std::string& traceparent) {
    Ask ask{"GET", "/v1/sync"};
    if (!traceparent.empty()) ask.headers = {"traceparent: " + traceparent};
    return house.client().ask(ask).header("x-request-id");
  };
  CHECK(name_of_request("00-" + trace + "-b7ad6b7169203331-01") == trace);
  CHECK(house.log().find("\"request\":\"" + trace + "\"") != std::string::npos);
  const std::string own = name_of_request("");
  CHECK(own.size() == 32);
  for (const std::string& wrong :
       {"00-" + trace, "00-" + std::string(32, '0') + "-b7ad6b7169203331-01",
        "00-" + std::string(32, 'Z') + "-b7ad6b7169203331-01"}) {
    const std::string name = name_of_request(wrong);
    CHECK(name.size() == 32);
    CHECK(name.substr(0, 16) == own.substr(0, 16));
    CHECK(name != own);
  }
}

TEST_CASE("SIGTERM: readyz says so first, what was begun is finished, and the end is 0") {
  Scratch scratch;
  const std::string database = (scratch.path / "stop.db").string();
  const std::string log = (scratch.path / "log").string();
  ServerProcess process(database, log, {"--drain-seconds", "3"});
  Client operators(process.admin_port());
  CHECK(operators.ask({"GET", "/readyz"}).status == 200);
  Wire busy(process.port());
  const std::string body = sign_in_document("nobody", "0");
  const std::string text = Client(process.port()).text_of({"POST", "/v1/session", {}, body});
  busy.say(text.substr(0, text.size() - 5));  // a request that is not whole yet
  process.signal(SIGTERM);
  int status = 200;
  for (int wait = 0; wait < 50 && status == 200; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    status = operators.ask({"GET", "/readyz"}).status;
  }
  CHECK(status == 503);
  CHECK(Client(process.port()).ask({"GET", "/healthz"}).status == 200);  // still taken
  std::this_thread::sleep_for(std::chrono::milliseconds(3'200));         // past the drain
  busy.say(text.substr(text.size() - 5));
  CHECK(busy.hear(3'000).status == 401);  // its answer, before the end
  CHECK(process.end(SIGTERM) == 0);
  const std::string lines = read_file(log);
  CHECK(lines.find("\"stopped\"") != std::string::npos);
}

TEST_CASE("a start without an admin prints a code to the person and none to the log") {
  Scratch scratch;
  const std::string log = (scratch.path / "log").string();
  ServerProcess process((scratch.path / "first.db").string(), log);
  process.end(SIGTERM);
  const std::string lines = read_file(log);  // both streams
  const auto at = lines.find("One-time admin code: ");
  REQUIRE(at != std::string::npos);
  const std::string code = lines.substr(at + 21, 12);
  CHECK(lines.find(code, at + 33) == std::string::npos);
}

TEST_CASE("the API's document has every route that is served, and no other") {
  House house;
  const Reply reply = house.operators().ask({"GET", "/openapi.json"});
  REQUIRE(reply.status == 200);
  CHECK(house.client().ask({"GET", "/openapi.json"}).status == 404);
  const auto document = nlohmann::json::parse(reply.body, nullptr, false);
  std::size_t described = 0;
  for (const auto& path : document["paths"].items()) {
    for (const auto& operation : path.value().items()) {
      ++described;
      std::string method = operation.key();
      for (char& c : method) c = static_cast<char>(c - 32);
      std::string target = path.key();
      for (std::size_t open; (open = target.find('{')) != std::string::npos;) {
        target.replace(open, target.find('}') - open + 1, "x");
      }
      CAPTURE(method + " " + target);
      const bool is_inside = operation.value()["x-operators-only"].get<bool>();
      const Client client = is_inside ? house.operators() : house.client();
      const Reply answer = client.ask({method, target, {}, {}, {}, true});
      CHECK(answer.status != 405);
      CHECK_FALSE(answer.has("place_is_unknown"));
    }
  }
  CHECK(described == routes().size());
  for (const Route& route : routes()) {
    CAPTURE(std::string(route.path));
    std::string method(name_of(route.method));
    for (char& c : method) c = static_cast<char>(c + 32);
    CHECK(document["paths"][std::string(route.path)][method]["operationId"] ==
          std::string(route.name));
  }
}
