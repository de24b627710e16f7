// One member after the other; what all of them share is the batch's name and moment.
#include "tools/yearward/opening_file.hpp"

#include <algorithm>

#include "core/codec/reader.hpp"
#include "core/ledger/opening.hpp"

namespace yearward::command {
namespace {

using codec::Json;
using codec::ObjectReader;

struct Batch {
  const Programme& programme;
  std::string name;
  Moment at;
};

// Null, and noted, when no unit has that name.
const Unit* unit_in(ObjectReader& in, const Programme& programme) {
  const std::string name = in.id("unit");
  const auto at = std::find_if(programme.units.begin(), programme.units.end(),
                               [&](const Unit& unit) { return unit.id.text == name; });
  if (at != programme.units.end()) return &*at;
  if (!in.is_faulty("unit")) in.note(Refusal::NameIsUnknown, "unit", name);
  in.anything("points");
  in.anything("last_day");
  return nullptr;
}

OpeningLot lot_in(ObjectReader& in, const Batch& batch, const MemberId& member) {
  OpeningLot lot;
  lot.member = member;
  const Unit* unit = unit_in(in, batch.programme);
  if (unit == nullptr) return lot;
  lot.unit = unit->id;
  lot.points = Points{in.decimal("points", unit->scale, -kLargestCount, kLargestCount)};
  lot.last_day = in.optional_day("last_day");
  return lot;
}

OpeningLevel level_in(ObjectReader& in, const MemberId& member) {
  OpeningLevel level;
  level.member = member;
  level.ladder = LadderId{in.id("ladder")};
  level.level = LevelId{in.id("level")};
  level.last_day = in.optional_day("last_day");
  return level;
}

OpeningProfile profile_in(ObjectReader& in, const MemberId& member) {
  OpeningProfile profile{member, {}};
  const Json* settings = in.optional_object("settings");
  if (!settings) return profile;
  if (settings->size() > kMostSettings) in.note(Refusal::ListIsTooLong, "settings");
  for (const auto& [name, value] : settings->items()) {
    if (value.is_string()) profile.settings.push_back({name, value.get<std::string>()});
    else in.note(Refusal::FieldHasWrongType, "settings", name);
  }
  return profile;
}

template <class Each>
void each_of(ObjectReader& in, const char* field, Each each) {
  in.list(field, 0, 10'000, [&](const Json& item, const std::string& at) {
    ObjectReader of(item, at, in.problems());
    each(of);
    of.finish();
  });
}

History member_in(ObjectReader& in, const Batch& batch) {
  History history;
  server::Member& member = history.member;
  member.key = {batch.programme.id, MemberId{in.id("id")}};
  member.card = in.optional_text("card", 32);
  member.name = in.optional_text("name", 64);
  member.joined = in.optional_day("joined").value_or(batch.at.day);
  Opening opening;
  OpeningProfile profile = profile_in(in, member.key.member);
  if (!profile.settings.empty()) opening.profiles.push_back(std::move(profile));
  each_of(in, "levels", [&](ObjectReader& of) {
    opening.levels.push_back(level_in(of, member.key.member));
  });
  each_of(in, "lots", [&](ObjectReader& of) {
    opening.lots.push_back(lot_in(of, batch, member.key.member));
  });
  history.events = opening_events(batch.name, batch.at, opening);
  return history;
}

}  // namespace

codec::Read<std::vector<History>> openings_from_json(const std::string& text,
                                                     const Programme& programme) {
  Problems problems;
  const auto document = codec::parsed(text, problems);
  std::vector<History> histories;
  if (document) {
    ObjectReader in(*document, {}, problems);
    const Batch batch{programme, in.id("batch"), in.moment("at")};
    in.list("members", 1, kMostOpening, [&](const Json& item, const std::string& at) {
      ObjectReader of(item, at, problems);
      histories.push_back(member_in(of, batch));
      of.finish();
    });
    in.finish();
  }
  if (!problems.empty()) return {std::move(problems)};
  return {std::move(histories)};
}

}  // namespace yearward::command
