// What device and server say to each other, as JSON. Shapes: core/sync/wire.hpp.
#include "core/codec/codec.hpp"
#include "core/codec/writer.hpp"

namespace yearward::codec {

namespace {

constexpr std::size_t kLongestRules = kLargestDocument;

sync::Profile profile_from(const Json& value, const std::string& pointer, Problems& problems) {
  ObjectReader in(value, pointer, problems);
  sync::Profile profile{MemberId{in.id("id")}, in.text("card", 32), in.text("name", 100),
                        in.day("joined")};
  in.finish();
  return profile;
}

std::optional<Json> answer_document(std::string_view text, Problems& problems) {
  auto document = parsed(text, problems);
  if (document && !document->is_object()) {
    problems.push_back({Refusal::FieldHasWrongType, {}, "object"});
    return std::nullopt;
  }
  return document;
}

}  // namespace

std::string json_from_pull_answer(const sync::PullAnswer& answer, const Currency& currency) {
  Json events = Json::array();
  for (const sync::PlacedEvent& placed : answer.events)
    events.push_back(
        {{"place", placed.place}, {"event", json_of(placed.event, EventTerms{currency})}});
  return canonical({{"profile",
                     {{"id", answer.profile.id.text},
                      {"card", answer.profile.card},
                      {"name", answer.profile.name},
                      {"joined", text_from_day(answer.profile.joined)}}},
                    {"rules", answer.rules},
                    {"rules_document", answer.rules_document},
                    {"currency", {{"code", currency.code}, {"exponent", currency.exponent}}},
                    {"events", std::move(events)},
                    {"cursor", answer.cursor},
                    {"more", answer.more},
                    {"as_of", text_from_moment(answer.as_of)}});
}

Read<sync::PullAnswer> pull_answer_from_json(std::string_view text) {
  Problems problems;
  const auto document = answer_document(text, problems);
  if (!document) return {problems};
  ObjectReader in(*document, {}, problems);
  sync::PullAnswer answer;
  if (const Json* profile = in.object("profile"))
    answer.profile = profile_from(*profile, in.pointer_to("profile"), problems);
  answer.rules = in.text("rules", 128);
  answer.rules_document = in.optional_document("rules_document", kLongestRules);
  Currency currency;
  if (const Json* spelled = in.object("currency")) {
    ObjectReader money(*spelled, in.pointer_to("currency"), problems);
    currency.code = money.text("code", 3);
    currency.exponent = static_cast<std::int32_t>(money.whole("exponent", 0, 3));
    money.finish();
  }
  in.list("events", 0, sync::kMostEventsAnExchange, [&](const Json& item, const std::string& at) {
    ObjectReader placed(item, at, problems);
    sync::PlacedEvent read;
    read.place = placed.whole("place", 1, kLargestCount);
    if (const Json* event = placed.object("event"))
      read.event = event_from(*event, placed.pointer_to("event"), {currency}, problems);
    placed.finish();
    answer.events.push_back(std::move(read));
  });
  answer.cursor = in.whole("cursor", 0, kLargestCount);
  answer.more = in.flag("more");
  answer.as_of = in.moment("as_of");
  in.finish();
  if (!problems.empty()) return {problems};
  return {std::move(answer)};
}

std::string json_from_push_answer(const sync::PushAnswer& answer) {
  Json accepted = Json::array(), refused = Json::array();
  for (const EventId& id : answer.accepted) accepted.push_back(id.text);
  for (const sync::PushRefusal& refusal : answer.refused)
    refused.push_back({{"id", refusal.id.text}, {"problem", json_of(refusal.problem)}});
  return canonical({{"accepted", std::move(accepted)}, {"refused", std::move(refused)}});
}

namespace {

Refusal refusal_named(const std::string& name) {
  for (std::size_t refusal = 0; refusal < static_cast<std::size_t>(Refusal::kCount); ++refusal)
    if (name_of(static_cast<Refusal>(refusal)) == name) return static_cast<Refusal>(refusal);
  return Refusal::RequestIsMalformed;  // a newer server's word: refused all the same
}

Problem problem_from(const Json& value, const std::string& pointer, Problems& problems) {
  ObjectReader in(value, pointer, problems);
  Problem problem{refusal_named(in.text("refusal", 64)), in.optional_text("where"),
                  in.optional_text("detail")};
  in.finish();
  return problem;
}

}  // namespace

Read<sync::PushAnswer> push_answer_from_json(std::string_view text) {
  Problems problems;
  const auto document = answer_document(text, problems);
  if (!document) return {problems};
  ObjectReader in(*document, {}, problems);
  sync::PushAnswer answer;
  in.list("accepted", 0, sync::kMostEventsAnExchange, [&](const Json& item, const std::string& at) {
    if (item.is_string()) answer.accepted.push_back(EventId{item.get<std::string>()});
    else problems.push_back({Refusal::FieldHasWrongType, at, "text"});
  });
  in.list("refused", 0, sync::kMostEventsAnExchange, [&](const Json& item, const std::string& at) {
    ObjectReader refusal(item, at, problems);
    sync::PushRefusal read{EventId{refusal.id("id")}, {}};
    if (const Json* problem = refusal.object("problem"))
      read.problem = problem_from(*problem, refusal.pointer_to("problem"), problems);
    refusal.finish();
    answer.refused.push_back(std::move(read));
  });
  in.finish();
  if (!problems.empty()) return {problems};
  return {std::move(answer)};
}

Read<SignIn> sign_in_from_json(std::string_view text) {
  Problems problems;
  const auto document = answer_document(text, problems);
  if (!document) return {problems};
  ObjectReader in(*document, {}, problems);
  SignIn sign_in{in.text("card", 32), in.text("pin", 64)};
  in.finish();
  if (!problems.empty()) return {problems};
  return {std::move(sign_in)};
}

std::string json_from_sign_in(const SignIn& sign_in) {
  return canonical({{"card", sign_in.card}, {"pin", sign_in.pin}});
}

Read<std::vector<std::pair<std::string, std::string>>> table_from_json(std::string_view text) {
  Problems problems;
  const auto document = answer_document(text, problems);
  if (!document) return {problems};
  std::vector<std::pair<std::string, std::string>> table;
  for (const auto& item : document->items()) {
    if (item.value().is_string())
      table.emplace_back(item.key(), item.value().get<std::string>());
    else
      problems.push_back({Refusal::FieldHasWrongType, '/' + item.key(), "text"});
  }
  if (!problems.empty()) return {problems};
  return {std::move(table)};
}

}  // namespace yearward::codec
