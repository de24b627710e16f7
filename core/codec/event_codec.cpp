// Events and problems as JSON. An event carries only the fields its type needs; others are refused.
#include "core/codec/codec.hpp"
#include "core/codec/writer.hpp"
#include "core/engine/engine.hpp"

namespace yearward::codec {

namespace {
constexpr const char* kTypes[] = {"purchase", "refund", "redeem", "goal"};
}  // namespace

std::string canonical(const Json& document) {
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json json_of(const Event& event, const Currency& currency) {
  Json out = {{"id", event.id.text},
              {"member", event.member.text},
              {"type", kTypes[static_cast<std::size_t>(event.type)]},
              {"at", text_from_moment(event.at)}};
  if (event.type == EventType::Redeem) out["reward"] = event.reward.text;
  else out["amount"] = text_from_money(event.amount, currency);
  if (event.type == EventType::Refund) out["refers_to"] = event.refers_to.text;
  if (!event.place.empty()) out["place"] = event.place;
  return out;
}

Event event_from(const Json& value, const std::string& pointer, const Currency& currency,
                 Problems& problems) {
  ObjectReader in(value, pointer, problems);
  Event event;
  event.id = EventId{in.id("id")};
  event.member = MemberId{in.id("member")};
  event.type =
      static_cast<EventType>(in.option("type", {kTypes[0], kTypes[1], kTypes[2], kTypes[3]}));
  event.at = in.moment("at");
  if (event.type == EventType::Redeem) {
    event.reward = RewardId{in.id("reward")};
  } else {
    event.amount = in.money("amount", currency);
    const bool read = in.has("amount") && value["amount"].is_string() && problems.empty();
    if (event.type == EventType::Purchase) {
      if (read && event.amount.count < 0) in.note(Refusal::AmountIsNegative, "amount");
    } else if (read && event.amount.count <= 0) {
      in.note(Refusal::AmountMustBePositive, "amount");
    }
  }
  if (event.type == EventType::Refund) event.refers_to = EventId{in.id("refers_to")};
  event.place = in.optional_text("place", kLongestId);
  in.finish();
  return event;
}

Json json_of(const Problem& problem) {
  return {{"refusal", std::string(name_of(problem.refusal))},
          {"where", problem.where},
          {"detail", problem.detail}};
}

Read<Event> event_from_json(std::string_view text, const Currency& currency) {
  Problems problems;
  const auto document = parsed(text, problems);
  if (!document) return {problems};
  Event event = event_from(*document, {}, currency, problems);
  if (!problems.empty()) return {problems};
  return {std::move(event)};
}

Read<std::vector<Event>> events_from_json(std::string_view text, const Currency& currency) {
  Problems problems;
  auto document = parsed(text, problems);
  if (!document) return {problems};
  const Json* list = &*document;
  std::string at;
  if (document->is_object()) {
    ObjectReader in(*document, {}, problems);
    in.list("events", 0, kMostEvents, [](const Json&, const std::string&) {});
    if (!in.has("events")) in.note(Refusal::FieldIsMissing, "events");
    in.finish();
    if (!problems.empty()) return {problems};
    list = &(*document)["events"];
    at = "/events";
  }
  if (!list->is_array()) return {Problems{{Refusal::FieldHasWrongType, at, "list"}}};
  std::vector<Event> events;
  for (std::size_t place = 0; place < list->size(); ++place) {
    Problems own;
    events.push_back(event_from((*list)[place], at + '/' + std::to_string(place), currency, own));
    problems.insert(problems.end(), own.begin(), own.end());
  }
  if (!problems.empty()) return {problems};
  return {std::move(events)};
}

std::string json_from_event(const Event& event, const Currency& currency) {
  return canonical(json_of(event, currency));
}

std::string json_from_events(const std::vector<Event>& events, const Currency& currency) {
  Json list = Json::array();
  for (const Event& event : events) list.push_back(json_of(event, currency));
  return canonical({{"events", std::move(list)}});
}

std::string json_from_problems(const Problems& problems) {
  Json list = Json::array();
  for (const Problem& problem : problems) list.push_back(json_of(problem));
  return canonical({{"problems", std::move(list)}});
}

}  // namespace yearward::codec
