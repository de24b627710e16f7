// The evaluated account as one canonical document: where every point is, and why. Figures are in
// the decimals of their unit or measure; every ladder is told, the first also where it always was.
#include "core/codec/codec.hpp"
#include "core/codec/writer.hpp"
#include "core/engine/issued.hpp"
#include "core/engine/progress.hpp"

namespace yearward::codec {

namespace {

constexpr const char* kKinds[] = {"accrual", "redemption", "reversal", "lapse",
                                  "return",  "hold",       "release",  "extension"};
constexpr const char* kCauses[] = {"rule",   "reward", "trade",  "level", "benefit",
                                   "tender", "hand",   "credit", "time"};
constexpr const char* kRoundings[] = {"down", "up", "nearest"};

// Whose words an account is told in: the version in force now, and those its entries followed.
struct Telling {
  const Programme& now;
  const Versions* versions;
  const Account& account;

  // Null when that version is not at hand.
  const Programme* version(std::int32_t number) const {
    if (number == now.version) return &now;
    for (std::size_t place = 0; versions && place < versions->size(); ++place)
      if ((*versions)[place].version == number) return &(*versions)[place];
    return nullptr;
  }
};

Json json_of(const std::optional<Day>& day) {
  return day ? Json(text_from_day(*day)) : Json(nullptr);
}

Json json_of(Points points, const Unit& unit) { return json_from_steps(points.count, unit.scale); }

// Money as text, everything else as a number of its whole parts.
Json json_of_measured(const Programme& programme, MeasureIndex index, std::int64_t steps) {
  const Measure& measure = programme.measures[index];
  const std::int64_t whole = steps_of(programme, measure);
  if (measure.source == Measure::Source::Amount && whole > 1)
    return text_from_money(Money{steps}, programme.currency);
  std::int32_t scale = 0;
  for (std::int64_t power = 1; power < whole; power *= 10) ++scale;
  return json_from_steps(steps, scale);
}

Json json_of(const Balance& balance, const Unit& unit) {
  return {{"earned", json_of(balance.earned, unit)},
          {"pending", json_of(balance.pending, unit)},
          {"available", json_of(balance.available, unit)},
          {"reserved", json_of(balance.reserved, unit)},
          {"spent", json_of(balance.spent, unit)},
          {"lapsed", json_of(balance.lapsed, unit)},
          {"reversed", json_of(balance.reversed, unit)},
          {"deficit", json_of(balance.deficit, unit)},
          {"clamped", json_of(balance.clamped, unit)}};
}

template <class Items>
std::string name_in(const Items& items, std::size_t place) {
  return place < items.size() ? items[place].id.text : std::string();
}

// What the entry followed, by name; empty for what has none.
std::string name_of_cause(const Programme& programme, const Entry& entry) {
  switch (entry.cause) {
    case Cause::Rule: return name_in(programme.rules, entry.rule);
    case Cause::Reward: return name_in(programme.rewards, entry.rule);
    case Cause::Trade: return name_in(programme.trades, entry.rule);
    case Cause::Benefit: return name_in(programme.benefits, entry.rule);
    case Cause::Tender:
      return entry.rule < programme.tenders.size() ? programme.tenders[entry.rule].id
                                                   : std::string();
    case Cause::Level:
    case Cause::Hand:
    case Cause::Credit:
    case Cause::Time: break;
  }
  return {};
}

Json why_of(const Programme& programme, const Entry& entry, const std::string& name) {
  const Working& working = entry.working;
  const Unit& unit = programme.units[entry.unit];
  Json out = {{"rule", name + '@' + std::to_string(entry.version)},
              {"rate", text_from_ratio(working.rate)},
              {"before", json_of(working.before, unit)}};
  if (working.of == Working::Of::Paid)
    out["basis"] = text_from_money(Money{working.basis}, programme.currency);
  if (working.of == Working::Of::Measure) {
    out["basis"] = json_of_measured(programme, working.measure, working.basis);
    out["measure"] = programme.measures[working.measure].id.text;
  }
  if (working.start.numerator != 0) out["start"] = text_from_ratio(working.start);
  if (working.rounding != Rounding::Down)
    out["rounding"] = kRoundings[static_cast<std::size_t>(working.rounding)];
  if (working.desired != entry.amount) out["desired"] = json_of(working.desired, unit);
  if (working.limit == Working::Limit::Fund) out["limit"] = "fund";
  return out;
}

Json json_of(const Telling& telling, const Entry& entry) {
  const Account& account = telling.account;
  const Unit& unit = telling.now.units[entry.unit];
  Json out = {{"kind", kKinds[static_cast<std::size_t>(entry.kind)]},
              {"cause", kCauses[static_cast<std::size_t>(entry.cause)]},
              {"unit", unit.id.text},
              {"amount", json_of(entry.amount, unit)},
              {"at", text_from_moment(entry.at)}};
  if (entry.event != kNone) out["event"] = account.events[entry.event].id.text;
  if (telling.versions)
    if (const EventId issued = issuance_of(*telling.versions, entry); !issued.text.empty())
      out["issued"] = issued.text;
  if (const Programme* version = telling.version(entry.version)) {
    const std::string name = name_of_cause(*version, entry);
    if (entry.kind == EntryKind::Accrual && entry.cause == Cause::Rule)
      out["why"] = why_of(*version, entry, name);
    else if (!name.empty()) out["by"] = name + '@' + std::to_string(entry.version);
  }
  if (entry.kind == EntryKind::Extension) {
    const auto day = [](std::int64_t serial) {
      return text_from_day(Day{static_cast<std::int32_t>(serial)});
    };
    out["extends"] = {{"lot", entry.lot}};
    if (entry.cause == Cause::Hand) {
      out["extends"]["from"] = day(entry.working.basis);
      out["extends"]["until"] = day(entry.working.counted);
    }
  }
  if (entry.reverses != kNone) out["reverses"] = entry.reverses;
  if (entry.filled_deficit.count > 0) out["filled_deficit"] = json_of(entry.filled_deficit, unit);
  if (entry.made_deficit.count > 0) out["made_deficit"] = json_of(entry.made_deficit, unit);
  if (entry.clamped.count > 0) out["clamped"] = json_of(entry.clamped, unit);
  Json lots = Json::array();
  for (const LotUse& use : uses_of(account, entry))
    lots.push_back({{"lot", use.lot}, {"amount", json_of(use.amount, unit)}});
  out["lots"] = std::move(lots);
  return out;
}

Json open_lots(const Programme& programme, const Account& account) {
  Json out = Json::array();
  for (const UnitState& state : account.units)
    for (const std::uint32_t number : state.open_lots) {
      const Lot& lot = account.lots[number];
      const Unit& unit = programme.units[lot.unit];
      const bool waits = lot.available_from >= kPendingUntilConfirmed;
      out.push_back({{"lot", number},
                     {"unit", unit.id.text},
                     {"remaining", json_of(lot.remaining, unit)},
                     {"earned", text_from_day(lot.earned)},
                     {"available_from",
                      waits ? Json(nullptr) : Json(text_from_day(lot.available_from))},
                     {"last_day", json_of(last_day_of(account, lot))}});
    }
  return out;
}

Json levels_of(const Programme& programme, const Account& account, LadderIndex index) {
  const Ladder& ladder = programme.ladders[index];
  Json held = Json::array();
  for (const Standing& standing : account.ladders[index].standings)
    held.push_back(
        {{"level", ladder.levels[standing.level].id.text},
         {"from", text_from_day(standing.from)},
         {"until", json_of(standing.until)},
         {"decided_by", json_of_measured(programme, ladder.counter, standing.decided_by)}});
  return held;
}

Json progress_of(const Programme& programme, const Account& account, LadderIndex index) {
  const auto progress = ladder_progress(programme, account, index);
  if (!progress) return nullptr;
  const Ladder& ladder = programme.ladders[index];
  const auto counted = [&](Points steps) {
    return json_of_measured(programme, ladder.counter, steps.count);
  };
  Json out = {{"level", ladder.levels[progress->level].id.text},
              {"certain_until", json_of(progress->certain_until)},
              {"counted", counted(progress->counted)},
              {"to_keep", counted(progress->to_keep)}};
  if (progress->next) {
    out["next"] = ladder.levels[*progress->next].id.text;
    out["to_next"] = counted(progress->to_next);
    out["next_by"] = text_from_day(progress->next_by);
  }
  return out;
}

Json ladders_of(const Programme& programme, const Account& account) {
  Json out = Json::object();
  for (std::size_t place = 0; place < account.ladders.size(); ++place) {
    const auto index = static_cast<LadderIndex>(place);
    out[programme.ladders[place].id.text] = {{"levels", levels_of(programme, account, index)},
                                             {"progress", progress_of(programme, account, index)}};
  }
  return out;
}

Json due_of(const Programme& programme, const Account& account, UnitIndex index) {
  Json due = Json::array();
  for (const DueLapse& lapse : due_lapses(account, index))
    due.push_back({{"last_day", text_from_day(lapse.last_day)},
                   {"amount", json_of(lapse.amount, programme.units[index])}});
  return due;
}

// Rights still to use: how many, and until when.
Json entitlements_of(const Programme& programme, const Account& account) {
  Json out = Json::object();
  for (std::size_t place = 0; place < programme.units.size(); ++place) {
    const auto index = static_cast<UnitIndex>(place);
    if (programme.units[place].kind != UnitKind::Entitlement) continue;
    out[programme.units[place].id.text] = {
        {"available", json_of(available_now(account, index), programme.units[place])},
        {"due_lapses", due_of(programme, account, index)}};
  }
  return out;
}

std::string hexadecimal(std::uint64_t number) {
  std::string text(16, '0');
  for (std::size_t place = 16; place-- > 0; number >>= 4)
    text[place] = "0123456789abcdef"[number & 15];
  return text;
}

Json shop_of(const Programme& programme, Points held, const Unit& unit) {
  Json out = {{"worth", text_from_money(worth_of(programme, held), programme.currency)}};
  if (const Reward* best = best_reward(programme, held)) out["reward"] = best->id.text;
  if (const Reward* next = next_reward(programme, held)) {
    out["next_reward"] = next->id.text;
    out["next_reward_missing"] = json_of(next->price - held, unit);
  }
  return out;
}

std::string text_of(const Telling& telling) {
  const Programme& programme = telling.now;
  const Account& account = telling.account;
  const UnitIndex spendable = spendable_unit(programme);
  const bool stands = !account.ladders.empty();
  Json balances = Json::object();
  for (std::size_t unit = 0; unit < programme.units.size(); ++unit)
    balances[programme.units[unit].id.text] =
        json_of(balance_on(account, static_cast<UnitIndex>(unit), account.as_of),
                programme.units[unit]);
  Json entries = Json::array();
  for (const Entry& entry : account.entries) entries.push_back(json_of(telling, entry));
  return canonical(
      {{"as_of", text_from_day(account.as_of)},
       {"programme", programme.id.text + '@' + std::to_string(programme.version)},
       {"balances", std::move(balances)},
       {"shop", shop_of(programme, available_now(account, spendable), programme.units[spendable])},
       {"lots", open_lots(programme, account)},
       {"levels", stands ? levels_of(programme, account, 0) : Json::array()},
       {"progress", stands ? progress_of(programme, account, 0) : Json(nullptr)},
       {"ladders", ladders_of(programme, account)},
       {"entitlements", entitlements_of(programme, account)},
       {"due_lapses", due_of(programme, account, spendable)},
       {"entries", std::move(entries)},
       {"fingerprint", hexadecimal(fingerprint(account))}});
}

}  // namespace

std::string json_from_account(const Programme& programme, const Account& account) {
  return text_of({programme, nullptr, account});
}

std::string json_from_account(const Versions& versions, const Account& account) {
  const Programme* now = &versions.front();
  for (const Programme& version : versions)
    if (version.version == account.version) now = &version;
  return text_of({*now, &versions, account});
}

}  // namespace yearward::codec
