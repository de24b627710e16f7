// One-time codes: sent to who has a phone, told to nobody else, good once, for five minutes, for
// one request and five tries. Every line names the ASVS 5.0 requirement it is the test of.
#include <doctest/doctest.h>

#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/server/house.hpp"
#include "tools/server/code_sender.hpp"

namespace {

using namespace yearward;
using namespace yearward::server;
using nlohmann::json;

class Pocket final : public CodeSender {
 public:
  Outcome send(const CodeMessage& message) override {
    const std::lock_guard lock(mutex_);
    messages.push_back(message);
    return Done{};
  }
  // The last code sent, when so many were.
  std::string last(std::size_t count) {
    for (int wait = 0; wait < 500; ++wait) {
      {
        const std::lock_guard lock(mutex_);
        if (messages.size() >= count) return messages.back().code;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return {};
  }
  std::vector<CodeMessage> messages;

 private:
  std::mutex mutex_;
};

struct Post {
  Pocket pocket;
  std::unique_ptr<House> house;
  explicit Post(std::vector<TryLimit> limits = default_try_limits()) {
    HouseSettings settings;
    settings.service.codes = &pocket;
    settings.service.try_limits = std::move(limits);
    house = std::make_unique<House>(settings);
    const std::string chief = house->cookie_of(kProgramme);
    const Reply set = house->client().ask(
        {"POST", "/v1/members/M1/contact", chief, R"({"phone":"138 0000 0001"})"});
    REQUIRE(set.status == 204);
  }
  Reply ask(const std::string& body) {
    return house->client().ask({"POST", "/v1/codes", {}, body});
  }
  std::string request_of(const Reply& reply) {
    REQUIRE(reply.status == 200);
    return json::parse(reply.body, nullptr, false)["request"].get<std::string>();
  }
  Reply enter(const std::string& request, const std::string& code) {
    return house->client().ask({"POST", "/v1/session/code", {},
                                R"({"request":")" + request + R"(","code":")" + code + "\"}"});
  }
};

std::string other_than(std::string code) {
  code.back() = code.back() == '9' ? '0' : static_cast<char>(code.back() + 1);
  return code;
}

}  // namespace

TEST_CASE("a code sent to the member's phone opens a session, once (6.5.1)") {
  Post post;
  for (const char* body : {R"({"phone":"13800000001"})", R"({"card":"1"})"}) {
    CAPTURE(body);
    const std::size_t before = post.pocket.messages.size();
    const std::string request = post.request_of(post.ask(body));
    const std::string code = post.pocket.last(before + 1);
    CHECK(post.pocket.messages.back().phone == "13800000001");
    CHECK(code.size() == 6);
    CHECK(code.find_first_not_of("0123456789") == std::string::npos);
    const Reply in = post.enter(request, code);
    REQUIRE(in.status == 200);
    CHECK(in.has("\"id\":\"M1\""));
    const std::string cookie = in.header("set-cookie").substr(0, in.header("set-cookie").find(';'));
    CHECK(post.house->client().ask({"GET", "/v1/sync", cookie}).status == 200);
    CHECK(post.enter(request, code).status == 401);
  }
}

TEST_CASE("a code is good for five minutes and no longer (6.5.5)") {
  Post post;
  const std::string request = post.request_of(post.ask(R"({"card":"1"})"));
  const std::string code = post.pocket.last(1);
  post.house->clock.now += 301;
  CHECK(post.enter(request, code).status == 401);
  const std::string second = post.request_of(post.ask(R"({"card":"1"})"));
  const std::string fresh = post.pocket.last(2);
  post.house->clock.now += 300;
  CHECK(post.enter(second, fresh).status == 200);
}

TEST_CASE("a code is bound to the request it was made for (6.6.2)") {
  Post post;
  const std::string first = post.request_of(post.ask(R"({"card":"1"})"));
  const std::string code = post.pocket.last(1);
  const std::string second = post.request_of(post.ask(R"({"card":"1"})"));
  CHECK(post.enter(second, code).status == (post.pocket.last(2) == code ? 200 : 401));
  CHECK(post.enter(first, code).status == 200);
}

TEST_CASE("after five wrong codes even the right one is refused, until another is made (6.6.3)") {
  Post post;
  const std::string request = post.request_of(post.ask(R"({"card":"1"})"));
  const std::string code = post.pocket.last(1);
  for (int wrong = 0; wrong < 5; ++wrong) {
    CHECK(post.enter(request, other_than(code)).status == 401);
  }
  CHECK(post.enter(request, code).status == 429);
  const std::string second = post.request_of(post.ask(R"({"card":"1"})"));
  CHECK(post.enter(second, post.pocket.last(2)).status == 200);
}

TEST_CASE("so many codes an hour for one number, and no more (6.6.3)") {
  Post post;
  for (int asked = 0; asked < 5; ++asked) CHECK(post.ask(R"({"card":"1"})").status == 200);
  const Reply refused = post.ask(R"({"card":"1"})");
  CHECK(refused.status == 429);
  CHECK(std::atoi(refused.header("retry-after").c_str()) <= 3'600);
  CHECK(post.ask(R"({"card":"2"})").status == 200);  // others may ask
  post.house->clock.now += 3'600;
  CHECK(post.ask(R"({"card":"1"})").status == 200);
}

TEST_CASE("a number nobody has is told the same as one that somebody has (6.3.8)") {
  Post post;
  const Reply known = post.ask(R"({"phone":"13800000001"})");
  for (const char* body : {R"({"phone":"13900000009"})", R"({"card":"999"})", R"({"card":"2"})"}) {
    CAPTURE(body);
    const Reply unknown = post.ask(body);
    CHECK(unknown.status == known.status);
    CHECK(unknown.body.size() == known.body.size());
    const std::string request = post.request_of(unknown);
    CHECK(post.enter(request, "000000").status == 401);
  }
  CHECK(post.pocket.last(1).size() == 6);
  CHECK(post.pocket.messages.size() == 1);
}

TEST_CASE("neither the log, the audit log nor the store has a code or a phone in clear") {
  Post post;
  post.ask(R"({"card":"1"})");
  const std::string code = post.pocket.last(1);
  const auto rows = post.house->store().audit_after(ProgrammeId("community_mart"), 0, 100);
  for (const std::string& secret : {code, std::string("13800000001")}) {
    CHECK(post.house->log().find("\"" + secret) == std::string::npos);
    for (const AuditRow& row : rows.value()) {
      CHECK(row.document.find("\"" + secret) == std::string::npos);
    }
  }
  const auto files = post.house->store().files_after({{}, "code", ""}, 10);
  REQUIRE(files.value().size() == 1);
  for (const Filed& filed : files.value()) {
    CHECK(filed.document.find("$argon2id$") != std::string::npos);
    CHECK(filed.document.find("\"" + code + "\"") == std::string::npos);
  }
}

TEST_CASE("codes are digits that do not repeat themselves (6.5.3)") {
  std::set<std::string> codes;
  int counts[10] = {};
  for (int number = 0; number < 2'000; ++number) {
    const std::string code = new_digits(6);
    for (const char digit : code) ++counts[digit - '0'];
    codes.insert(code);
  }
  CHECK(codes.size() > 1'980);
  for (const int count : counts) {
    CHECK(count > 1'000);  // 1,200 expected, 33 the standard deviation
    CHECK(count < 1'400);
  }
}

TEST_CASE("where no sender is named nobody is promised a code; a file sender writes a line each") {
  const House house;
  CHECK(house.client().ask({"POST", "/v1/codes", {}, R"({"card":"1"})"}).status == 404);
  Scratch scratch;
  const std::string path = (scratch.path / "codes").string();
  FileSender sender(path);
  CHECK(sender.send({"138", "000001", "shop"}).ok());
  CHECK(sender.send({"139", "000002", "shop"}).ok());
  CHECK(read_file(path) == "{\"code\":\"000001\",\"phone\":\"138\",\"programme\":\"shop\"}\n"
                           "{\"code\":\"000002\",\"phone\":\"139\",\"programme\":\"shop\"}\n");
  CHECK_FALSE(FileSender("/no/such/folder/x").send({}).ok());
}
