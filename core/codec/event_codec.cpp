// Events and problems as canonical JSON, and documents of many events.
#include "core/codec/codec.hpp"
#include "core/codec/writer.hpp"
#include "core/engine/engine.hpp"

namespace yearward::codec {

std::string canonical(const Json& document) {
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

namespace {

void put(Json& out, const char* field, const std::string& text) {
  if (!text.empty()) out[field] = text;
}

Json json_of(const Line& line, const Currency& currency) {
  Json out = {{"amount", text_from_money(line.amount, currency)}};
  if (line.quantity != 1000) out["quantity"] = json_from_steps(line.quantity, 3);
  put(out, "kind", line.kind);
  put(out, "sku", line.sku);
  put(out, "category", line.category);
  if (!line.tags.empty()) out["tags"] = line.tags;
  return out;
}

void put_lists(Json& out, const EventDetails& more, const Currency& currency) {
  for (const Line& line : more.lines) out["lines"].push_back(json_of(line, currency));
  for (const Tender& tender : more.tenders)
    out["tenders"].push_back(
        {{"kind", tender.kind}, {"amount", text_from_money(tender.amount, currency)}});
  for (const Number& number : more.numbers)
    out["numbers"][number.name] = json_from_steps(number.thousandths, 3);
  for (const Setting& setting : more.settings) out["settings"][setting.attribute] = setting.value;
  if (!more.tags.empty()) out["tags"] = more.tags;
}

void put_details(Json& out, const Event& event, const EventTerms& terms) {
  const EventDetails& more = *event.more;
  put_lists(out, more, terms.currency);
  for (const SetAside& part : more.set_aside)
    out["set_aside"][part.of] = json_from_steps(part.points.count, scale_of_fund(terms, part.of));
  put(out, "channel", more.channel);
  put(out, "device", more.device);
  put(out, "payer", more.payer);
  put(out, "of", more.of);
  put(out, "level", more.level);
  put(out, "reason", more.reason);
  put(out, "other", more.other.text);
  if (more.recorded) out["recorded"] = text_from_moment(*more.recorded);
  if (more.until) out["until"] = text_from_moment(*more.until);
  if (more.points.count != 0) {
    const std::int32_t scale =
        terms.versions ? scale_of_points(*terms.versions, event.type, more.of) : 0;
    out["points"] = json_from_steps(more.points.count, scale);
  }
}

// Which events say what they cost; the others only when it is not nothing.
bool says_amount(const Event& event) {
  if (event.type == EventType::Purchase || event.type == EventType::Goal) return true;
  return event.amount.count != 0;
}

}  // namespace

Json json_of(const Event& event, const EventTerms& terms) {
  Json out = {{"id", event.id.text},
              {"member", event.member.text},
              {"type", std::string(type_text(event))},
              {"at", text_from_moment(event.at)}};
  if (!event.reward.text.empty()) out["reward"] = event.reward.text;
  else if (says_amount(event)) out["amount"] = text_from_money(event.amount, terms.currency);
  put(out, "refers_to", event.refers_to.text);
  put(out, "place", event.place);
  if (event.more) put_details(out, event, terms);
  return out;
}

Json json_of(const Problem& problem) {
  return {{"refusal", std::string(name_of(problem.refusal))},
          {"where", problem.where},
          {"detail", problem.detail}};
}

namespace {

Read<Event> one_event(std::string_view text, const EventTerms& terms) {
  Problems problems;
  const auto document = parsed(text, problems);
  if (!document) return {problems};
  Event event = event_from(*document, {}, terms, problems);
  if (!problems.empty()) return {problems};
  return {std::move(event)};
}

Read<std::vector<Event>> many_events(std::string_view text, const EventTerms& terms) {
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
    events.push_back(event_from((*list)[place], at + '/' + std::to_string(place), terms, own));
    problems.insert(problems.end(), own.begin(), own.end());
  }
  if (!problems.empty()) return {problems};
  return {std::move(events)};
}

std::string text_of(const std::vector<Event>& events, const EventTerms& terms) {
  Json list = Json::array();
  for (const Event& event : events) list.push_back(json_of(event, terms));
  return canonical({{"events", std::move(list)}});
}

// Pre: at least one version, as whoever read them promises.
EventTerms terms_of(const Versions& versions) { return {versions.back().currency, &versions}; }

}  // namespace

Read<Event> event_from_json(std::string_view text, const Currency& currency) {
  return one_event(text, {currency});
}
Read<Event> event_from_json(std::string_view text, const Versions& versions) {
  return one_event(text, terms_of(versions));
}
Read<std::vector<Event>> events_from_json(std::string_view text, const Currency& currency) {
  return many_events(text, {currency});
}
Read<std::vector<Event>> events_from_json(std::string_view text, const Versions& versions) {
  return many_events(text, terms_of(versions));
}
std::string json_from_event(const Event& event, const Currency& currency) {
  return canonical(json_of(event, EventTerms{currency}));
}
std::string json_from_event(const Event& event, const Versions& versions) {
  return canonical(json_of(event, terms_of(versions)));
}
std::string json_from_events(const std::vector<Event>& events, const Currency& currency) {
  return text_of(events, {currency});
}
std::string json_from_events(const std::vector<Event>& events, const Versions& versions) {
  return text_of(events, terms_of(versions));
}

std::string json_from_problems(const Problems& problems) {
  Json list = Json::array();
  for (const Problem& problem : problems) list.push_back(json_of(problem));
  return canonical({{"problems", std::move(list)}});
}

}  // namespace yearward::codec
