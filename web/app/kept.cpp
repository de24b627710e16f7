// Reads and words what the device keeps. It refuses to know how a store works.
#include "web/app/kept.hpp"

#include <algorithm>

#include "core/codec/codec.hpp"
#include "web/app/session.hpp"

namespace yearward::app {
namespace {

constexpr std::size_t kPlaceDigits = 12;  // as text, places must sort like numbers

std::string place_key(sync::Cursor place) {
  const std::string digits = std::to_string(place);
  return std::string(kPlaceDigits - std::min(kPlaceDigits, digits.size()), '0') + digits;
}

std::optional<sync::Cursor> place_from(std::string_view key) {
  if (key.empty() || key.size() > 15) return std::nullopt;
  sync::Cursor place = 0;
  for (const char digit : key) {
    if (digit < '0' || digit > '9') return std::nullopt;
    place = place * 10 + (digit - '0');
  }
  return place;
}

const std::string* find(const WordTable& table, std::string_view key) {
  for (const auto& [name, document] : table) {
    if (name == key) return &document;
  }
  return nullptr;
}

std::optional<std::string_view> after_prefix(std::string_view key, std::string_view prefix) {
  if (key.substr(0, prefix.size()) != prefix) return std::nullopt;
  return key.substr(prefix.size());
}

Settings settings_from(std::string_view document) {
  Settings settings;
  const auto table = codec::table_from_json(document);
  if (!table.ok()) return settings;
  if (const std::string* language = find(table.value(), "language")) {
    settings.language = *language == "en" ? Language::English : Language::Chinese;
  }
  if (const std::string* appearance = find(table.value(), "appearance")) {
    settings.appearance = *appearance == "dark"    ? Appearance::Dark
                          : *appearance == "light" ? Appearance::Light
                                                   : Appearance::System;
  }
  return settings;
}

std::optional<Session> session_from(const WordTable& table) {
  const std::string* document = find(table, "meta/session");
  const std::string* rules = find(table, "meta/rules");
  if (document == nullptr || rules == nullptr) return std::nullopt;
  const auto answer = codec::pull_answer_from_json(*document);
  auto versions = codec::kept_versions_from_json(*rules);
  if (!answer.ok() || !versions.ok() || versions.value().empty()) return std::nullopt;
  Session session;
  session.versions = std::move(versions).value();
  session.rules_document = *rules;
  sync::PullAnswer page = answer.value();
  const Currency& currency = session.versions.back().currency;
  for (const auto& [key, text] : table) {
    const auto place_text = after_prefix(key, "events/");
    const bool outgoing = after_prefix(key, "outbox/").has_value();
    if (!place_text && !outgoing) continue;
    const auto event = codec::event_from_json(text, currency);
    if (!event.ok()) return std::nullopt;
    // What another member made waits for them: it is theirs to send.
    if (outgoing && event.value().member == page.profile.id) {
      session.outbox.push_back(Outgoing{event.value()});
    }
    if (!place_text) continue;
    const auto place = place_from(*place_text);
    if (!place) return std::nullopt;
    page.events.push_back({*place, event.value()});
  }
  take_in(session, page);
  return session;
}

}  // namespace

Kept kept_from(std::string_view snapshot) {
  Kept kept;
  if (snapshot.empty()) return kept;
  const auto table = codec::table_from_json(snapshot);
  if (!table.ok()) return kept;
  if (const std::string* settings = find(table.value(), "meta/settings")) {
    kept.settings = settings_from(*settings);
  }
  kept.locked = find(table.value(), "meta/locked") != nullptr;
  kept.session = session_from(table.value());
  return kept;
}

Write settings_write(Language language, Appearance appearance) {
  const char* tongue = language == Language::English ? "en" : "zh-CN";
  const char* look = appearance == Appearance::Dark    ? "dark"
                     : appearance == Appearance::Light ? "light"
                                                       : "system";
  return {Write::Kind::Put, Drawer::Meta, "settings",
          std::string(R"({"appearance":")") + look + R"(","language":")" + tongue + R"("})"};
}

Write locked_write() { return {Write::Kind::Put, Drawer::Meta, "locked", "true"}; }

Write outgoing_write(const Session& session, const Event& event) {
  PROMISE(!session.versions.empty());
  return {Write::Kind::Put, Drawer::Outbox, event.id.text,
          codec::json_from_event(event, session.versions.back().currency)};
}

Write outbox_removal(const EventId& id) {
  return {Write::Kind::Remove, Drawer::Outbox, id.text, ""};
}

std::vector<Write> session_writes(const Session& session, bool rules_changed,
                                  const std::vector<sync::PlacedEvent>& events,
                                  const std::vector<EventId>& delivered) {
  PROMISE(!session.versions.empty());
  const Currency& currency = session.versions.back().currency;
  sync::PullAnswer page;
  page.profile = session.profile;
  page.rules = session.rules;
  page.cursor = session.cursor;
  page.as_of = session.as_of;
  page.more = session.more;
  std::vector<Write> writes;
  writes.push_back({Write::Kind::Put, Drawer::Meta, "session",
                    codec::json_from_pull_answer(page, currency)});
  writes.push_back({Write::Kind::Remove, Drawer::Meta, "locked", ""});
  if (rules_changed) {
    writes.push_back({Write::Kind::Put, Drawer::Meta, "rules", session.rules_document});
  }
  for (const sync::PlacedEvent& placed : events) {
    writes.push_back({Write::Kind::Put, Drawer::Events, place_key(placed.place),
                      codec::json_from_event(placed.event, currency)});
  }
  for (const EventId& id : delivered) writes.push_back(outbox_removal(id));
  return writes;
}

}  // namespace yearward::app
