// The sample members file, field by field, with the codec's own reader: every problem has its
// place.
#include "core/codec/reader.hpp"
#include "tools/yearward/habits.hpp"

namespace yearward::command {
namespace {

using codec::Json;
using codec::ObjectReader;

constexpr std::int64_t kMostWeeks = 520;
constexpr std::size_t kIrregular = 7;  // after the seven weekdays

const Currency* currency_of(const Programmes& programmes, const std::string& id) {
  for (const server::Rules& rules : programmes) {
    if (rules.newest().id.text == id) return &rules.newest().currency;
  }
  return nullptr;
}

SampleHabit habit_from(const Json& value, const std::string& at, const Currency& currency,
                       Problems& problems) {
  ObjectReader in(value, at, problems);
  const auto weeks = [&](const char* field, std::int64_t most, std::int64_t otherwise) {
    return static_cast<std::int32_t>(in.optional_whole(field, 0, most, otherwise));
  };
  SampleHabit habit;
  habit.first_weeks_ago = static_cast<std::int32_t>(in.whole("from_weeks_ago", 0, kMostWeeks));
  habit.last_weeks_ago = weeks("to_weeks_ago", kMostWeeks, 0);
  const std::size_t when = in.option("when", {"monday", "tuesday", "wednesday", "thursday",
                                              "friday", "saturday", "sunday", "irregular"});
  habit.is_irregular = when == kIrregular;
  if (!habit.is_irregular) habit.weekday = static_cast<Weekday>(when);
  habit.amount = in.money("amount", currency);
  habit.up_to = in.optional_money("up_to", currency).value_or(habit.amount);
  habit.every_weeks = static_cast<std::int32_t>(in.optional_whole("every_weeks", 1, 52, 1));
  habit.place = in.optional_text("place", 64);
  habit.refund_every_visits = weeks("refund_every_visits", 52, 0);
  habit.refund = in.optional_money("refund", currency).value_or(Money{0});
  in.finish();
  return habit;
}

SampleMember member_from(const Json& value, const std::string& at, const Programmes& programmes,
                         Problems& problems) {
  ObjectReader in(value, at, problems);
  SampleMember sample;
  sample.member.key = {ProgrammeId(in.id("programme")), MemberId(in.id("id"))};
  // In the order of server::Role; a device has no card to sign in with.
  sample.member.role = static_cast<server::Role>(
      in.option("role", {"member", "till", "cashier", "store_manager", "programme_manager",
                         "auditor", "admin"}));
  sample.store = in.optional_name("store");
  sample.member.card = in.text("card", 32);
  sample.member.name = in.text("name", 100);
  sample.pin = in.text("pin", 32);
  sample.joined_weeks_ago =
      static_cast<std::int32_t>(in.optional_whole("joined_weeks_ago", 0, kMostWeeks, 0));
  const Currency* currency = currency_of(programmes, sample.member.key.programme.text);
  if (!currency) {
    in.note(Refusal::NameIsUnknown, "programme");
  }
  in.list("habits", 0, 16, [&](const Json& habit, const std::string& place) {
    if (currency) sample.habits.push_back(habit_from(habit, place, *currency, problems));
  });
  in.finish();
  return sample;
}

}  // namespace

Result<std::vector<SampleMember>> samples_from_json(const std::string& text,
                                                    const Programmes& programmes) {
  Problems problems;
  std::vector<SampleMember> samples;
  if (const auto document = codec::parsed(text, problems)) {
    ObjectReader in(*document, {}, problems);
    in.list("members", 1, 1000, [&](const Json& member, const std::string& at) {
      samples.push_back(member_from(member, at, programmes, problems));
    });
    in.finish();
  }
  if (!problems.empty()) return problems.front();
  return samples;
}

}  // namespace yearward::command
