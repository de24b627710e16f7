// The evaluated account as one canonical document: where every point is, and why.
#include "core/codec/codec.hpp"
#include "core/codec/writer.hpp"
#include "core/engine/progress.hpp"

namespace yearward::codec {

namespace {

constexpr const char* kKinds[] = {"accrual", "redemption", "reversal", "lapse"};

Json json_of(const std::optional<Day>& day) {
  return day ? Json(text_from_day(*day)) : Json(nullptr);
}

Json json_of(const Balance& balance) {
  return {{"earned", balance.earned.count},     {"pending", balance.pending.count},
          {"available", balance.available.count}, {"spent", balance.spent.count},
          {"lapsed", balance.lapsed.count},     {"reversed", balance.reversed.count},
          {"deficit", balance.deficit.count}};
}

Json why_of(const Programme& programme, const Entry& entry) {
  return {{"rule", programme.rules[entry.rule].id.text + '@' + std::to_string(entry.version)},
          {"basis", text_from_money(entry.working.basis, programme.currency)},
          {"rate", text_from_ratio(entry.working.rate)},
          {"before", entry.working.before.count}};
}

Json json_of(const Programme& programme, const Account& account, const Entry& entry) {
  Json out = {{"kind", kKinds[static_cast<std::size_t>(entry.kind)]},
              {"unit", programme.units[entry.unit].id.text},
              {"amount", entry.amount.count},
              {"at", text_from_moment(entry.at)}};
  if (entry.event != kNone) out["event"] = account.events[entry.event].id.text;
  if (entry.kind == EntryKind::Accrual) out["why"] = why_of(programme, entry);
  if (entry.kind == EntryKind::Reversal) out["reverses"] = entry.reverses;
  if (entry.filled_deficit.count > 0) out["filled_deficit"] = entry.filled_deficit.count;
  if (entry.made_deficit.count > 0) out["made_deficit"] = entry.made_deficit.count;
  Json lots = Json::array();
  for (const LotUse& use : entry.lots)
    lots.push_back({{"lot", use.lot}, {"amount", use.amount.count}});
  out["lots"] = std::move(lots);
  return out;
}

Json open_lots(const Programme& programme, const Account& account) {
  Json out = Json::array();
  for (const auto& open : account.open_lots)
    for (const std::uint32_t number : open) {
      const Lot& lot = account.lots[number];
      out.push_back({{"lot", number},
                     {"unit", programme.units[lot.unit].id.text},
                     {"remaining", lot.remaining.count},
                     {"earned", text_from_day(lot.earned)},
                     {"available_from", text_from_day(lot.available_from)},
                     {"last_day", json_of(lot.last_day)}});
    }
  return out;
}

Json levels_of(const Programme& programme, const Account& account) {
  const Ladder* ladder = main_ladder(programme);
  Json held = Json::array();
  for (const Standing& standing : account.standings)
    held.push_back({{"level", ladder->levels[standing.level].id.text},
                    {"from", text_from_day(standing.from)},
                    {"until", json_of(standing.until)},
                    {"decided_by", standing.decided_by.count}});
  return held;
}

Json progress_of(const Programme& programme, const Account& account) {
  const auto progress = ladder_progress(programme, account);
  if (!progress) return nullptr;
  const auto& levels = main_ladder(programme)->levels;
  Json out = {{"level", levels[progress->level].id.text},
              {"certain_until", json_of(progress->certain_until)},
              {"counted", progress->counted.count},
              {"to_keep", progress->to_keep.count}};
  if (progress->next) {
    out["next"] = levels[*progress->next].id.text;
    out["to_next"] = progress->to_next.count;
    out["next_by"] = text_from_day(progress->next_by);
  }
  return out;
}

std::string hexadecimal(std::uint64_t number) {
  std::string text(16, '0');
  for (std::size_t place = 16; place-- > 0; number >>= 4)
    text[place] = "0123456789abcdef"[number & 15];
  return text;
}

Json shop_of(const Programme& programme, Points held) {
  Json out = {{"worth", text_from_money(worth_of(programme, held), programme.currency)}};
  if (const Reward* best = best_reward(programme, held)) out["reward"] = best->id.text;
  if (const Reward* next = next_reward(programme, held)) {
    out["next_reward"] = next->id.text;
    out["next_reward_missing"] = (next->price - held).count;
  }
  return out;
}

}  // namespace

std::string json_from_account(const Programme& programme, const Account& account) {
  const UnitIndex spendable = spendable_unit(programme);
  Json balances = Json::object();
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit)
    balances[programme.units[unit].id.text] =
        json_of(balance_on(account, static_cast<UnitIndex>(unit), account.as_of));
  Json due = Json::array();
  for (const DueLapse& lapse : due_lapses(account, spendable))
    due.push_back({{"last_day", text_from_day(lapse.last_day)}, {"amount", lapse.amount.count}});
  Json entries = Json::array();
  for (const Entry& entry : account.entries) entries.push_back(json_of(programme, account, entry));
  return canonical({{"as_of", text_from_day(account.as_of)},
                    {"programme", programme.id.text + '@' + std::to_string(programme.version)},
                    {"balances", std::move(balances)},
                    {"shop", shop_of(programme, available_now(account, spendable))},
                    {"lots", open_lots(programme, account)},
                    {"levels", levels_of(programme, account)},
                    {"progress", progress_of(programme, account)},
                    {"due_lapses", std::move(due)},
                    {"entries", std::move(entries)},
                    {"fingerprint", hexadecimal(fingerprint(account))}});
}

}  // namespace yearward::codec
