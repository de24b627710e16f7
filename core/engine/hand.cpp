// What staff, a checkout or another account does to value held: corrections, credits, holds, and
// what becomes known of the member. It refuses to know what rules and trades bring.
#include <algorithm>

#include "core/engine/book.hpp"
#include "core/engine/exchange.hpp"
#include "core/engine/exchange_parts.hpp"
#include "core/engine/issued.hpp"

namespace yearward {

namespace {

// The lots of a unit that go by a name of time's own and may be used on that day.
std::vector<std::uint32_t> lots_named(const Versions& versions, const Account& account,
                                      const EventId& issued, UnitIndex unit, Day day) {
  std::vector<std::uint32_t> lots;
  for (const Entry& posted : account.entries)
    if (posted.unit == unit && posted.lot != kNone && issuance_of(versions, posted) == issued &&
        account.lots[posted.lot].available_from <= day)
      lots.push_back(posted.lot);
  return lots;
}

// The lots that an event put into a unit and that may be used on that day: a voucher, as issued.
std::vector<std::uint32_t> lots_of(const Versions& versions, const Account& account,
                                   const EventId& issued, UnitIndex unit, Day day) {
  std::vector<std::uint32_t> lots;
  const auto number = account.known.place_of(account.events, issued);
  if (!number) return lots_named(versions, account, issued, unit, day);
  const EntryIndex first = account.postings[*number].first_entry;
  for (EntryIndex entry = first; entry < account.entries.size(); ++entry) {
    const Entry& posted = account.entries[entry];
    if (posted.event != *number && posted.event != kNone) break;
    if (posted.event == *number && posted.unit == unit && posted.lot != kNone &&
        account.lots[posted.lot].available_from <= day)
      lots.push_back(posted.lot);
  }
  return lots;
}

// Cancels (a part of) what one event or one day issued, and nothing else of the unit.
Outcome cancel_issued(const Versions& versions, Account& account, Entry entry,
                      const Event& event) {
  const auto lots = lots_of(versions, account, event.refers_to, entry.unit, event.at.day);
  if (lots.empty()) return Problem{Refusal::NameIsUnknown, "/refers_to", event.refers_to.text};
  Points held, due = -entry.amount;
  for (const std::uint32_t lot : lots) held += account.lots[lot].remaining;
  if (held < due) return Problem{Refusal::BalanceIsTooLow, "/points", event.more->of};
  for (const std::uint32_t lot : lots)
    if (due.count > 0) due = use_lot(account, entry, lot, due);
  account.entries.push_back(std::move(entry));
  return Done{};
}

// What one event or one day issued lives on until another day, as far as it is still there.
Outcome extend_issued(const Versions& versions, const Programme& programme, Account& account,
                      UnitIndex unit, const Event& event) {
  if (!event.more->until || event.refers_to.text.empty())
    return Problem{Refusal::AmountMustBePositive, "/points", {}};
  const Day until = event.more->until->day;
  const auto lots = lots_of(versions, account, event.refers_to, unit, event.at.day);
  if (lots.empty()) return Problem{Refusal::NameIsUnknown, "/refers_to", event.refers_to.text};
  Points held;
  for (const std::uint32_t lot : lots) held += account.lots[lot].remaining;
  if (held.count == 0) return Problem{Refusal::BalanceIsTooLow, "/of", event.more->of};
  bool extended = false;
  for (const std::uint32_t lot : lots) {
    const std::optional<Day> before = account.lots[lot].last_day;
    if (account.lots[lot].remaining.count == 0 || !before || until <= *before) continue;
    Entry entry = entry_of(EntryKind::Extension, Cause::Hand, programme, unit, event.at,
                           number_of_next(account));
    entry.lot = lot;
    entry.working.basis = before->serial;
    entry.working.counted = until.serial;
    extend_lot(account, lot, until);
    account.entries.push_back(std::move(entry));
    extended = true;
  }
  if (!extended) return Problem{Refusal::UntilIsBeforeFrom, "/until", {}};
  return Done{};
}

}  // namespace

Outcome post_adjust(const Versions& versions, const Programme& programme, Account& account,
                    const Event& event) {
  TRY(const EventDetails* more, details_of(event));
  if (more->reason.empty()) return Problem{Refusal::FieldIsMissing, "/reason", {}};
  TRY(const std::uint8_t unit, place_of(programme.units, more->of, "/of"));
  if (more->points.count == 0) return extend_issued(versions, programme, account, unit, event);
  const bool in = more->points.count > 0;
  Entry entry = entry_of(in ? EntryKind::Accrual : EntryKind::Redemption, Cause::Hand, programme,
                         unit, event.at, number_of_next(account));
  entry.amount = more->points;
  if (!in) {
    if (!event.refers_to.text.empty())
      return cancel_issued(versions, account, std::move(entry), event);
    if (available_now(account, unit) < -more->points)
      return Problem{Refusal::BalanceIsTooLow, "/points", more->of};
    post_debit(account, entry);
    return Done{};
  }
  if (!fits(account, unit, more->points)) return Refusal::NumberIsOutOfRange;
  entry.working.of = Working::Of::Once;
  Ageing ageing =
      ageing_of(programme, account, unit, event.at.day, programme.units[unit].lapse);
  ageing.available_from = event.at.day;
  if (more->until) ageing.last_day = more->until->day;
  post_credit(account, entry, ageing);
  return Done{};
}

Outcome post_received(const Programme& programme, Account& account, const Event& event) {
  TRY(const EventDetails* more, details_of(event));
  TRY(const std::uint8_t unit, place_of(programme.units, more->of, "/of"));
  if (more->points.count <= 0) return Problem{Refusal::AmountMustBePositive, "/points", {}};
  if (!fits(account, unit, more->points)) return Refusal::NumberIsOutOfRange;
  Entry entry = entry_of(EntryKind::Accrual, Cause::Credit, programme, unit, event.at,
                         number_of_next(account));
  entry.amount = more->points;
  entry.working.of = Working::Of::Once;
  Ageing ageing =
      ageing_of(programme, account, unit, event.at.day, programme.units[unit].lapse);
  if (more->until) ageing.last_day = more->until->day;
  post_credit(account, entry, ageing);
  return Done{};
}

Outcome post_hold(const Programme& programme, Account& account, const Event& event) {
  TRY(const EventDetails* more, details_of(event));
  TRY(const std::uint8_t unit, place_of(programme.units, more->of, "/of"));
  if (more->points.count <= 0) return Problem{Refusal::AmountMustBePositive, "/points", {}};
  if (!more->until) return Problem{Refusal::FieldIsMissing, "/until", {}};
  if (available_now(account, unit) < more->points)
    return Problem{Refusal::BalanceIsTooLow, "/points", more->of};
  Entry entry = entry_of(EntryKind::Hold, Cause::Hand, programme, unit, event.at,
                         number_of_next(account));
  entry.amount = -more->points;
  account.open_holds.push_back(static_cast<EntryIndex>(account.entries.size()));
  post_debit(account, entry);
  return Done{};
}

void release_hold(const Programme& programme, Account& account, EntryIndex number, Moment at,
                  std::uint32_t event) {
  const Entry held = account.entries[number];
  Entry entry = entry_of(EntryKind::Release, Cause::Hand, programme, held.unit, at, event);
  entry.reverses = number;
  post_return(programme, account, entry, Points{}, -held.amount);
  account.open_holds.erase(
      std::find(account.open_holds.begin(), account.open_holds.end(), number));
}

Outcome post_release(const Programme& programme, Account& account, const Event& event) {
  const auto held = account.known.place_of(account.events, event.refers_to);
  for (const EntryIndex number : account.open_holds) {
    if (!held || account.entries[number].event != *held) continue;
    release_hold(programme, account, number, event.at, number_of_next(account));
    return Done{};
  }
  return Problem{Refusal::ReleaseRefersToNothing, "/refers_to", event.refers_to.text};
}

Outcome post_profile(const Programme& programme, Account& account, const Event& event) {
  if (!event.more) return Problem{Refusal::FieldIsMissing, "/settings", {}};
  for (const Setting& setting : event.more->settings) {
    const auto known = std::find_if(
        programme.attributes.begin(), programme.attributes.end(),
        [&](const AttributeKind& kind) { return kind.id == setting.attribute; });
    if (known == programme.attributes.end())
      return Problem{Refusal::NameIsUnknown, "/settings", setting.attribute};
    const auto& words = known->words;
    if (!setting.value.empty() && !words.empty() &&
        std::find(words.begin(), words.end(), setting.value) == words.end())
      return Problem{Refusal::WordIsNotAnOption, "/settings/" + setting.attribute, {}};
  }
  for (const Setting& setting : event.more->settings) {
    auto place = std::lower_bound(
        account.attributes.begin(), account.attributes.end(), setting,
        [](const Setting& a, const Setting& b) { return a.attribute < b.attribute; });
    const bool there =
        place != account.attributes.end() && place->attribute == setting.attribute;
    if (there && setting.value.empty()) account.attributes.erase(place);
    else if (there) place->value = setting.value;
    else if (!setting.value.empty()) account.attributes.insert(place, setting);
    if (setting.attribute == "joined")
      if (const auto day = day_from_text(setting.value)) account.joined = day.value();
  }
  return Done{};
}

}  // namespace yearward
