// From an adapter's short form to complete events.
#include "tests/cases/play.hpp"

#include "core/codec/codec.hpp"
#include "core/quantity/digits.hpp"

namespace yearward::cases {

std::string text_in(const Json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_string()) return {};
  return found->get_ref<const std::string&>();
}

std::int64_t whole_in(const Json& object, const char* field, std::int64_t otherwise) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_number_integer()) return otherwise;
  return found->get<std::int64_t>();
}

namespace {

// What was known of the member and granted by hand before anything happened.
void put_member(const Json& member, std::vector<Json>& documents) {
  const std::string on = text_in(member, "on");
  if (const auto settings = member.find("settings"); settings != member.end())
    documents.push_back({{"id", "a_profile"}, {"type", "profile"}, {"at", on},
                         {"settings", *settings}});
  const auto levels = member.find("levels");
  if (levels == member.end()) return;
  for (const auto& [ladder, level] : levels->items()) {
    Json stand = {{"id", "a_stand_" + ladder}, {"type", "stand"},   {"at", on},
                  {"of", ladder},              {"level", level},    {"reason", "as given"}};
    if (const std::string until = text_in(member, "until"); !until.empty()) stand["until"] = until;
    documents.push_back(stand);
  }
}

// One event, or as many as its `times` says.
Outcome put_event(Json event, std::size_t place, std::vector<Json>& documents) {
  const std::int64_t times = whole_in(event, "times", 1);
  const auto days = static_cast<std::int32_t>(whole_in(event, "every_days", 0));
  const auto months = static_cast<std::int32_t>(whole_in(event, "every_months", 0));
  for (const char* field : {"times", "every_days", "every_months"}) event.erase(field);
  if (!event.contains("id")) event["id"] = "e" + std::to_string(place + 1);
  const std::string id = text_in(event, "id");
  TRY(const Moment first, moment_from_text(text_in(event, "at")));
  for (std::int32_t turn = 0; turn < times; ++turn) {
    if (turn > 0) event["id"] = id + '_' + std::to_string(turn + 1);
    const Day day = plus_months(first.day, turn * months).plus_days(turn * days);
    event["at"] = text_from_moment({day, first.second});
    documents.push_back(event);
  }
  return Done{};
}

Outcome read_events(Play& play) {
  play.events.clear();
  for (const Json& document : play.documents) {
    const auto read = codec::event_from_json(document.dump(), play.versions);
    if (!read.ok()) {
      Problem problem = read.problems().front();
      problem.where = text_in(document, "id") + problem.where;
      return problem;
    }
    play.events.push_back(read.value());
  }
  return Done{};
}

}  // namespace

Result<Account> Play::on(Day day) const {
  std::vector<Event> until_then;
  for (const Event& event : events)
    if (event.at.day <= day) until_then.push_back(event);
  return evaluate(versions, std::move(until_then), day);
}

Result<Play> play_from(const Json& adapter, const Versions& versions) {
  Play play;
  play.versions = versions;
  TRY(play.as_of, day_from_text(text_in(adapter, "as_of")));
  if (const auto member = adapter.find("member"); member != adapter.end())
    put_member(*member, play.documents);
  if (const auto events = adapter.find("events"); events != adapter.end())
    for (std::size_t place = 0; place < events->size(); ++place)
      TRY_DONE(put_event((*events)[place], place, play.documents));
  for (Json& document : play.documents)
    if (!document.contains("member")) document["member"] = "M1";
  TRY_DONE(read_events(play));
  for (const Event& event : play.events)
    if (event.at.day > play.as_of)
      return Problem{Refusal::EventIsInTheFuture, event.id.text, {}};
  return play;
}

Result<Play> varied(const Play& play, const std::string& event, const std::string& field,
                    const Json& value) {
  Play other = play;
  bool found = false;
  for (Json& document : other.documents) {
    if (text_in(document, "id") != event) continue;
    found = true;
    if (field == "amount" || field == "points") document[field] = value;
    else document["numbers"][field] = value;
  }
  if (!found) return Problem{Refusal::NameIsUnknown, "/event", event};
  TRY_DONE(read_events(other));
  return other;
}

}  // namespace yearward::cases
