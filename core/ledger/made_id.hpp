// Ids of events that follow from others: credits, opening balances, segments. The same content has
// the same id on every machine, so that deriving twice changes nothing.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"

namespace yearward {

// `stem` followed by `rest`, which sorts after `stem`. When that is longer than ids may be: as much
// of the stem as leaves room for a fingerprint of the whole, still sorting after `stem`; none when
// no such name exists (a stem of 48 bytes beyond ASCII).
// Pre: rest begins with '~'.
std::optional<EventId> id_after(const std::string& stem, std::string_view rest);

// The parts joined by '.', or, when longer than ids may be, its beginning and a fingerprint.
EventId id_from(std::initializer_list<std::string_view> parts);

}  // namespace yearward
