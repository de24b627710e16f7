// What the device keeps and in which words: writes for the store's drawers, and a session read back
// from them. It refuses to know how a store works.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/app/effect.hpp"
#include "web/app/model.hpp"

namespace yearward::app {

struct Settings {
  std::optional<Language> language;
  std::optional<Appearance> appearance;
};

struct Kept {
  Settings settings;
  bool locked = false;
  std::optional<Session> session;  // not derived
};

// Whatever of a snapshot can be read. A session that cannot is none: the server has it all, and
// half a ledger would be a lie.
Kept kept_from(std::string_view snapshot);

Write settings_write(Language language, Appearance appearance);
Write locked_write();
Write outgoing_write(const Session& session, const Event& event);
Write outbox_removal(const EventId& id);
// The session's own document, the rules when they changed, these events by their place, and the
// outbox without what was delivered: one transaction.
std::vector<Write> session_writes(const Session& session, bool rules_changed,
                                  const std::vector<sync::PlacedEvent>& events,
                                  const std::vector<EventId>& delivered);

}  // namespace yearward::app
