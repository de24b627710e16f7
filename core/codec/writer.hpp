// Small pieces of canonical output shared by the codec's writers. For the codec's own files only.
#pragma once

#include <string>

#include "core/base/refusal.hpp"
#include "core/codec/reader.hpp"
#include "core/ledger/event.hpp"
#include "core/programme/programme.hpp"
#include "core/projection/projection.hpp"

namespace yearward::codec {

// Sorted keys, no spaces; bytes that are not UTF-8 become U+FFFD rather than ending the program.
std::string canonical(const Json& document);

// What an event's money and points are counted in; without versions points are smallest steps.
struct EventTerms {
  const Currency& currency;
  const Versions* versions = nullptr;
};

inline constexpr std::size_t kLongestSetting = 200;  // bytes

Json json_of(const Event& event, const EventTerms& terms);
Json json_of(const Problem& problem);
Json json_of(const Programme& programme, const Projection& projection);
Event event_from(const Json& value, const std::string& pointer, const EventTerms& terms,
                 Problems& problems);
// The event's type as documents spell it.
std::string_view type_text(const Event& event);
// Decimals of the points of an event that is of that trade, benefit or unit.
std::int32_t scale_of_points(const Versions& versions, EventType type, std::string_view of);
// Decimals of what is set aside of that rule's or group's fund.
std::int32_t scale_of_fund(const EventTerms& terms, std::string_view of);

}  // namespace yearward::codec
