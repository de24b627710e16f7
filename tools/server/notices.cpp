// From accounts to notices: ids and amounts, in the unit's decimals.
#include "tools/server/notices.hpp"

#include <algorithm>

#include "core/codec/codec.hpp"
#include "tools/server/account_json.hpp"

namespace yearward::server {
namespace {

using codec::Json;

FileKey levels_key(const MemberKey& key) {
  return {key.programme, "hook-levels", key.member.text};
}
FileKey lapse_key(const MemberKey& key, const Unit& unit) {
  return {key.programme, "hook-lapses", key.member.text + '/' + unit.id.text};
}

bool is_wanted(const std::vector<Hook>& hooks, NoticeKind kind) {
  return std::any_of(hooks.begin(), hooks.end(),
                     [&](const Hook& hook) { return hook.wants(kind); });
}

// What the units it moved come to now: whoever missed a notice is right again with the next.
Json available_after(const Programme& programme, const Account& account,
                     const std::vector<Entry>& entries) {
  Json list = Json::object();
  for (const Entry& entry : entries) {
    const Unit& unit = programme.units[entry.unit];
    list[unit.id.text] =
        codec::json_from_steps(available_now(account, entry.unit).count, unit.scale);
  }
  return list;
}

Notice notice_of_points(const Programme& programme, const Account& account,
                        const NewEvent& appended, const std::vector<Entry>& entries) {
  const Json data = {{"member", appended.stream.member.text},
                     {"event", appended.event.id.text},
                     {"entries", json_of_entries(programme, entries)},
                     {"available", available_after(programme, account, entries)}};
  return {NoticeKind::PointsPosted, appended.event.id.text, data.dump()};
}

Notice notice_of_redemption(const NewEvent& appended, const Event& event) {
  const Json data = {{"member", appended.stream.member.text},
                     {"event", event.id.text},
                     {"reward", event.reward.text},
                     {"place", event.place}};
  return {NoticeKind::RewardRedeemed, event.id.text, data.dump()};
}

// The level before the one held, if this event brought the one that is held.
std::string level_before(const Ladder& ladder, const LadderState& state, std::uint32_t event) {
  const std::size_t count = state.standings.size();
  const bool is_by_event = event != kNone && count > 1 && state.standings.back().event == event;
  if (!is_by_event) return {};
  return ladder.levels[state.standings[count - 2].level].id.text;
}

}  // namespace

Result<const std::vector<Hook>*> Notices::hooks(Transaction& transaction,
                                               const ProgrammeId& programme) {
  const std::int64_t now = clock_.seconds();
  const auto at = known_.find(programme);
  if (at != known_.end() && at->second.looked == now) return &at->second.hooks;
  TRY(std::vector<Hook> read, hooks_of(transaction, programme));
  Known& known = known_[programme];
  known = {std::move(read), now};
  return &known.hooks;
}

Result<bool> Notices::is_asked(Transaction& transaction, const ProgrammeId& programme) {
  TRY(const auto* const told, hooks(transaction, programme));
  return !told->empty();
}

Outcome Notices::tell(Transaction& transaction, const std::vector<Hook>& hooks,
                     const Notice& notice) {
  for (const Hook& hook : hooks) {
    if (!hook.wants(notice.kind)) continue;
    TRY_DONE(put_delivery(transaction, hook, notice, clock_.seconds()));
    ++written_;
  }
  return Done{};
}

Outcome Notices::tell_levels(Transaction& transaction, const std::vector<Hook>& hooks,
                            const Rules& rules, const Levels& levels) {
  if (!is_wanted(hooks, NoticeKind::LevelChanged)) return Done{};
  TRY(const auto filed, transaction.filed(levels_key(levels.key)));
  Json told = filed ? Json::parse(filed->document, nullptr, false) : Json::object();
  if (!told.is_object()) told = Json::object();
  const Json before = told;
  const auto& ladders = rules.newest().ladders;
  for (std::size_t at = 0; at < ladders.size() && at < levels.account.ladders.size(); ++at) {
    const Ladder& ladder = ladders[at];
    const LadderState& state = levels.account.ladders[at];
    if (state.standings.empty()) continue;
    const std::string& held = ladder.levels[state.standings.back().level].id.text;
    const std::string from =
        told.value(ladder.id.text, level_before(ladder, state, levels.event));
    told[ladder.id.text] = held;
    if (from.empty() || from == held) continue;
    const Json data = {{"member", levels.key.member.text},
                       {"ladder", ladder.id.text},
                       {"from", from},
                       {"to", held}};
    TRY_DONE(tell(transaction, hooks,
                  {NoticeKind::LevelChanged,
                   levels.key.member.text + '\n' + ladder.id.text + '\n' + from + '\n' + held +
                       '\n' + levels.identity,
                   data.dump()}));
  }
  if (filed && told == before) return Done{};
  return transaction.file({levels_key(levels.key), told.dump(), 0, 0});
}

Outcome Notices::tell_of(Transaction& transaction, const std::vector<Hook>& hooks,
                        const Rules& rules, const NewEvent& appended) {
  const auto account = intake_.account_of(transaction, rules, appended.stream);
  if (!account.ok()) {
    const bool has_failed = account.problem().refusal == Refusal::StoreIsUnavailable;
    return has_failed ? Outcome(account.problem()) : Outcome(Done{});
  }
  if (!account.value()) return Done{};
  const Account& kept = *account.value();
  const auto place = kept.known.place_of(kept.events, appended.event.id);
  if (!place) return Done{};
  const std::vector<Entry> entries = entries_by(kept, appended.event.id);
  if (!entries.empty()) {
    TRY_DONE(tell(transaction, hooks,
                  notice_of_points(rules.newest(), kept, appended, entries)));
  }
  if (kept.events[*place].type == EventType::Redeem) {
    TRY_DONE(tell(transaction, hooks, notice_of_redemption(appended, kept.events[*place])));
  }
  return tell_levels(transaction, hooks, rules,
                     {appended.stream, kept, appended.event.id.text, *place});
}

Outcome Notices::write(Transaction& transaction) {
  for (const NewEvent& appended : transaction.appended()) {
    TRY(const auto* const told, hooks(transaction, appended.stream.programme));
    if (told->empty()) continue;
    const auto rules = rule_book_.of(appended.stream.programme);
    if (!rules) continue;
    TRY_DONE(tell_of(transaction, *told, *rules, appended));
  }
  return Done{};
}

Outcome Notices::write_due(Transaction& transaction, const Rules& rules, const MemberKey& key,
                          const Account& account) {
  TRY(const auto* const told, hooks(transaction, key.programme));
  if (told->empty()) return Done{};
  TRY_DONE(tell_levels(transaction, *told, rules,
                       {key, account, text_from_day(account.as_of)}));
  if (!is_wanted(*told, NoticeKind::PointsLapsing)) return Done{};
  for (std::size_t at = 0; at < rules.newest().units.size(); ++at) {
    const Unit& unit = rules.newest().units[at];
    Json due = Json::array();
    std::optional<Day> last;
    for (const DueLapse& lapse : due_lapses(account, static_cast<UnitIndex>(at))) {
      if (days_between(account.as_of, lapse.last_day) > kLapseNoticeDays) break;
      if (!last) last = lapse.last_day;
      due.push_back({{"last_day", text_from_day(lapse.last_day)},
                     {"amount", codec::json_from_steps(lapse.amount.count, unit.scale)}});
    }
    if (!last) continue;
    const FileKey memory = lapse_key(key, unit);
    TRY(const auto before, transaction.filed(memory));
    const std::string soonest = text_from_day(*last);
    if (before && before->document == soonest) continue;
    TRY_DONE(transaction.file({memory, soonest, 0, 0}));
    const Json data = {{"member", key.member.text}, {"unit", unit.id.text}, {"lapses", due}};
    TRY_DONE(tell(transaction, *told,
                  {NoticeKind::PointsLapsing,
                   key.member.text + '\n' + unit.id.text + '\n' + soonest, data.dump()}));
  }
  return Done{};
}

}  // namespace yearward::server
