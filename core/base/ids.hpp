// Names of things, each its own type, so that a member cannot stand where an event belongs.
// Ids are made outside (by clients, programmes, tests); core never invents one.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <utility>

namespace yearward {

template <class Tag>
struct Id {
  std::string text;

  Id() = default;
  explicit Id(std::string name) : text(std::move(name)) {}
  bool operator==(const Id&) const = default;
  std::strong_ordering operator<=>(const Id& other) const {
    return text.compare(other.text) <=> 0;
  }
};

using EventId = Id<struct EventTag>;
using MemberId = Id<struct MemberTag>;
using ProgrammeId = Id<struct ProgrammeTag>;
using UnitId = Id<struct UnitTag>;
using RuleId = Id<struct RuleTag>;
using LadderId = Id<struct LadderTag>;
using LevelId = Id<struct LevelTag>;
using RewardId = Id<struct RewardTag>;
using ActivityId = Id<struct ActivityTag>;

inline constexpr std::int32_t kLongestId = 64;  // bytes; ids travel in every event

}  // namespace yearward
