// What members bring along from an older system, as a file: who they are, what they hold with its
// own last day, where they stand. It refuses to know databases.
#pragma once

#include <string>
#include <vector>

#include "core/codec/codec.hpp"
#include "core/programme/programme.hpp"
#include "tools/yearward/history.hpp"

namespace yearward::command {

inline constexpr std::size_t kMostOpening = 1'000'000;  // members in one file

// The file's members, each with the events of their opening (its shape: yearward import --help).
// Ids follow from the batch's name and the rows, so that the same file again changes nothing.
// Refuses: what the document's fields say wrongly, each with its place.
codec::Read<std::vector<History>> openings_from_json(const std::string& text,
                                                     const Programme& programme);

}  // namespace yearward::command
