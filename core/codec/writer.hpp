// Small pieces of canonical output shared by the codec's writers. For the codec's own files only.
#pragma once

#include <string>

#include "core/base/refusal.hpp"
#include "core/codec/reader.hpp"
#include "core/ledger/event.hpp"

namespace yearward::codec {

// Sorted keys, no spaces; bytes that are not UTF-8 become U+FFFD rather than ending the program.
std::string canonical(const Json& document);

Json json_of(const Event& event, const Currency& currency);
Json json_of(const Problem& problem);
Event event_from(const Json& value, const std::string& pointer, const Currency& currency,
                 Problems& problems);

}  // namespace yearward::codec
