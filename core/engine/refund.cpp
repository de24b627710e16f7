// One refund: what remains of its event decides what stays; the difference goes back.
#include "core/engine/refund.hpp"

#include <algorithm>

#include "core/engine/accrue.hpp"
#include "core/engine/book.hpp"
#include "core/engine/funds.hpp"
#include "core/engine/flows.hpp"
#include "core/quantity/allocate.hpp"

namespace yearward {

namespace {

Problem too_large() { return {Refusal::RefundIsLargerThanThePurchase, "/amount", {}}; }

// Takes the amount off the parts in proportion to what they hold.
template <class Parts>
Outcome take_in_proportion(Parts& parts, Money amount) {
  std::vector<std::int64_t> weights;
  std::int64_t held = 0;
  for (const auto& part : parts) {
    weights.push_back(std::max<std::int64_t>(part.amount.count, 0));
    held += weights.back();
  }
  if (held == 0 || amount.count == 0) return Done{};
  TRY(const std::vector<std::int64_t> shares,
      allocate(std::min(amount.count, held), weights));
  for (std::size_t place = 0; place < parts.size(); ++place)
    parts[place].amount -= Money{shares[place]};
  return Done{};
}

// Takes one returned line off the line it was; false when there is none like it.
bool take_line(std::vector<Line>& lines, const Line& back) {
  for (Line& line : lines) {
    if (line.sku != back.sku || line.category != back.category || line.amount < back.amount ||
        line.quantity < back.quantity)
      continue;
    line.amount -= back.amount;
    line.quantity -= back.quantity;
    if (line.amount.count == 0) line.quantity = 0;
    return true;
  }
  return false;
}

void take_numbers(std::vector<Number>& numbers, const std::vector<Number>& back) {
  for (const Number& taken : back)
    for (Number& number : numbers)
      if (number.name == taken.name)
        number.thousandths = std::max<std::int64_t>(number.thousandths - taken.thousandths, 0);
}

bool takes_all(const Event& refund) {
  const bool says_parts = refund.more && (!refund.more->lines.empty() ||
                                          !refund.more->numbers.empty());
  return refund.amount.count == 0 && !says_parts;
}

Outcome take(Remaining& left, const Event& refund) {
  if (left.gone || refund.amount > left.event.amount) return too_large();
  const bool whole = refund.amount.count > 0 && refund.amount == left.event.amount;
  if (whole || takes_all(refund)) {
    left.gone = true;
    left.event.amount = Money{};
    left.event.more.clear();
    return Done{};
  }
  left.event.amount -= refund.amount;
  if (!left.event.more) return Done{};
  EventDetails more = *left.event.more;
  Money unmatched = refund.amount;
  if (refund.more && !more.lines.empty())
    for (const Line& back : refund.more->lines)
      if (take_line(more.lines, back)) unmatched -= back.amount;
  TRY_DONE(take_in_proportion(more.lines, unmatched));
  TRY_DONE(take_in_proportion(more.tenders, refund.amount));
  if (refund.more) take_numbers(more.numbers, refund.more->numbers);
  left.event.more = std::move(more);
  return Done{};
}

}  // namespace

Result<Remaining> remaining_of(const Account& account, std::uint32_t number, const Event* more) {
  Remaining left{account.events[number], false};
  std::vector<std::uint32_t> refunds;
  for (std::uint32_t refund = account.postings[number].last_refund; refund != kNone;
       refund = account.postings[refund].last_refund)
    refunds.push_back(refund);
  for (std::size_t place = refunds.size(); place-- > 0;)
    TRY_DONE(take(left, account.events[refunds[place]]));
  if (more) TRY_DONE(take(left, *more));
  return left;
}

Money given_back(const Account& account, std::uint32_t number) {
  const Event& refund = account.events[number];
  if (!takes_all(refund)) return refund.amount;
  const auto original = account.known.place_of(account.events, refund.refers_to);
  PROMISE(original);
  Money left = account.events[*original].amount;
  for (std::uint32_t earlier = account.postings[number].last_refund; earlier != kNone;
       earlier = account.postings[earlier].last_refund)
    left -= account.events[earlier].amount;
  return left;
}

namespace {

// One refund being posted.
class Refunding {
 public:
  Refunding(const Programme& programme, const Programme& then, Account& account,
            const Event& refund, std::uint32_t original)
      : programme_(programme), then_(then), account_(account), refund_(refund),
        original_(original), number_(static_cast<std::uint32_t>(account.events.size())) {
    const std::size_t next = original + 1;
    first_ = account.postings[original].first_entry;
    end_ = next < account.postings.size() ? account.postings[next].first_entry
                                          : static_cast<EntryIndex>(account.entries.size());
  }

  Outcome run() {
    TRY(const Remaining before, remaining_of(account_, original_, nullptr));
    TRY(const Remaining after, remaining_of(account_, original_, &refund_));
    std::vector<EntryIndex> accruals;
    std::vector<Granted> granted;
    for (EntryIndex number = first_; number < end_; ++number) {
      const Entry& entry = account_.entries[number];
      if (!is_of_original(number) || entry.kind != EntryKind::Accrual || entry.cause != Cause::Rule)
        continue;
      accruals.push_back(number);
      granted.push_back({entry.rule, entry.working, entry.amount});
    }
    TRY(std::vector<Points> kept, kept_of(then_, account_, after.event, after.gone, granted));
    FundsLeft left(account_, original_, refund_);
    left.hold(then_, granted, kept);
    TRY(const std::vector<Sent> sent, sent_too_much(after, left));
    TRY(const std::vector<Shrunk> shrunk, measures_shrunk(before, after));
    for (std::size_t place = 0; place < accruals.size(); ++place)
      reverse(accruals[place], kept[place]);
    for (EntryIndex entry = first_; entry < end_; ++entry) give_back_taken(entry, after);
    for (const Sent& each : sent) take_back(each);
    shrink_measures(then_, account_, account_.events[original_], shrunk);
    return Done{};
  }

 private:
  bool is_of_original(EntryIndex entry) const {
    return account_.entries[entry].event == original_;
  }

  Entry entry_for(EntryKind kind, const Entry& of, EntryIndex reverses) const {
    Entry entry = entry_of(kind, of.cause, then_, of.unit, refund_.at, number_);
    entry.rule = of.rule;
    entry.version = of.version;
    entry.reverses = reverses;
    return entry;
  }

  // What had lapsed from the accrual's lot is gone already and is not owed.
  void reverse(EntryIndex number, Points kept) {
    const Entry accrual = account_.entries[number];
    if (accrual.lot == kNone) return;
    const Lot& lot = account_.lots[accrual.lot];
    const Points due =
        std::min(accrual.amount - kept, accrual.amount - lot.lapsed) - lot.taken_back;
    if (due.count <= 0) return;
    Entry entry = entry_for(EntryKind::Reversal, accrual, number);
    entry.amount = -due;
    if (accrual.cause == Cause::Rule) free_caps(accrual.rule, accrual.at.day, due);
    post_claim(programme_, account_, entry);
  }

  // What is taken back leaves room under the rule's and its group's caps again.
  void free_caps(RuleIndex index, Day day, Points due) {
    const Rule& rule = then_.rules[index];
    if (!rule.caps.empty()) add_total(account_, rule.id.text, day, -due.count);
    if (!rule.group.empty()) add_total(account_, rule.group, day, -due.count);
  }

  // A payment with value held, a reward, a right, the give side of a trade; and its get side.
  void give_back_taken(EntryIndex number, const Remaining& after) {
    if (!is_of_original(number)) return;
    const Entry taken = account_.entries[number];
    if (taken.kind == EntryKind::Accrual && taken.cause == Cause::Trade && after.gone)
      return reverse(number, Points{});
    if (taken.kind == EntryKind::Accrual && taken.cause == Cause::Hand && after.gone)
      return reverse(number, Points{});
    if (taken.kind != EntryKind::Redemption) return;
    const Points paid = -taken.amount;
    const Points before = share_of(paid, account_.postings[original_].refunded);
    const Points now = after.gone
                           ? paid
                           : share_of(paid, account_.postings[original_].refunded + refund_.amount);
    if (now <= before) return;
    Entry entry = entry_for(EntryKind::Return, taken, number);
    post_return(programme_, account_, entry, before, now - before);
  }

  Points share_of(Points paid, Money refunded) const {
    const Money whole = account_.events[original_].amount;
    if (whole.count == 0) return Points{};
    const auto share = times(paid.count, {refunded.count, whole.count}, Rounding::Nearest);
    PROMISE(share.ok());
    return Points{share.value()};
  }

  // How much of an outgoing line of the original is to come back.
  struct Sent {
    std::uint32_t line = 0;
    Points due;
  };

  // By rule as far as what is left would still bring it; a transfer only with all of its event.
  Result<std::vector<Sent>> sent_too_much(const Remaining& after, FundsLeft& left) const {
    const std::vector<Outgoing>& lines = account_.outgoing;
    const auto from = std::lower_bound(
        lines.begin(), lines.end(), original_,
        [](const Outgoing& line, std::uint32_t event) { return line.event < event; });
    std::vector<Sent> sent;
    std::vector<Granted> granted;
    for (auto line = from; line != lines.end(); ++line) {
      if (line->event == original_) {
        sent.push_back({static_cast<std::uint32_t>(line - lines.begin()), line->amount});
        if (line->road != Outgoing::Road::Transfer)
          granted.push_back({line->rule, line->working, line->amount});
      }
      for (Sent& each : sent)
        if (line->takes_back == each.line) each.due += line->amount;  // it is below zero
    }
    TRY(std::vector<Points> kept, kept_of(then_, account_, after.event, after.gone, granted));
    left.hold(then_, granted, kept);
    auto still = kept.begin();
    for (Sent& each : sent) {
      const Outgoing& line = lines[each.line];
      if (line.road != Outgoing::Road::Transfer) each.due -= *still++;
      else if (!after.gone) each.due = Points{};
    }
    return sent;
  }

  void take_back(const Sent& sent) {
    if (sent.due.count <= 0) return;
    Outgoing line = account_.outgoing[sent.line];
    line.amount = -sent.due;
    line.event = number_;
    line.takes_back = sent.line;
    if (line.road != Outgoing::Road::Transfer)
      free_caps(line.rule, account_.events[original_].at.day, sent.due);
    account_.outgoing.push_back(std::move(line));
  }

  // What each measure of the event was, and is with what is left.
  Result<std::vector<Shrunk>> measures_shrunk(const Remaining& before,
                                              const Remaining& after) const {
    std::vector<Shrunk> shrunk(then_.measures.size());
    const Event& original = account_.events[original_];
    for (MeasureIndex index = 0; index < then_.measures.size(); ++index) {
      const Measure& measure = then_.measures[index];
      if (!is_of_type(measure.types, original)) continue;
      const Desk desk(then_, account_, &original, original.at.day);
      TRY(const bool counted, desk.holds(measure.condition));
      if (!counted) continue;
      TRY(shrunk[index].was,
          before.gone ? Result<std::int64_t>(0) : weight_of(measure, before.event));
      TRY(shrunk[index].now,
          after.gone ? Result<std::int64_t>(0) : weight_of(measure, after.event));
    }
    return shrunk;
  }

  const Programme& programme_;  // in force now
  const Programme& then_;       // in force when it happened
  Account& account_;
  const Event& refund_;
  std::uint32_t original_, number_;
  EntryIndex first_ = 0, end_ = 0;
};

bool can_be_refunded(EventType type) {
  switch (type) {
    case EventType::Purchase:
    case EventType::Action:
    case EventType::Redeem:
    case EventType::Trade:
    case EventType::Use:
    case EventType::Adjust:
    case EventType::Credit: return true;
    default: return false;
  }
}

// Whether something of what an event brought was taken out of its lots again.
bool is_used(const Account& account, std::uint32_t number) {
  for (EntryIndex entry = account.postings[number].first_entry; entry < account.entries.size();
       ++entry) {
    const Entry& brought = account.entries[entry];
    if (brought.event != number) break;
    if (brought.lot == kNone || brought.kind != EntryKind::Accrual) continue;
    if (account.lots[brought.lot].remaining < account.lots[brought.lot].opened) return true;
  }
  return false;
}

// A choice may be changed as long as nothing of it was used.
Outcome may_change(const Programme& then, const Account& account, std::uint32_t number) {
  const Event& event = account.events[number];
  if (event.type != EventType::Trade) return Done{};
  for (const Trade& trade : then.trades) {
    if (trade.id.text != event.more->of || !trade.changes_until_used) continue;
    if (is_used(account, number))
      return Problem{Refusal::ChoiceIsUsed, "/refers_to", event.more->of};
  }
  return Done{};
}

}  // namespace

Outcome post_refund(const Versions& versions, const Programme& programme, Account& account,
                    const Event& refund) {
  if (refund.amount.count < 0) return Problem{Refusal::AmountIsNegative, "/amount", {}};
  const auto original = account.known.place_of(account.events, refund.refers_to);
  if (!original || !can_be_refunded(account.events[*original].type))
    return Problem{Refusal::RefundRefersToNothing, "/refers_to", refund.refers_to.text};
  TRY(const Programme* then, version_on(versions, account.events[*original].at.day));
  TRY_DONE(may_change(*then, account, *original));
  return Refunding(programme, *then, account, refund, *original).run();
}

bool takes_credit_back(const Event& event) {
  return event.type == EventType::Credit && event.more && event.more->points.count < 0;
}

Outcome post_taken_back(const Programme& programme, Account& account, const Event& event) {
  const Problem nothing{Refusal::RefundRefersToNothing, "/refers_to", event.refers_to.text};
  const auto credit = account.known.place_of(account.events, event.refers_to);
  if (!credit) return nothing;
  const auto is_it = [&](const Entry& entry) {
    return entry.event == *credit && entry.cause == Cause::Credit &&
           entry.kind == EntryKind::Accrual &&
           programme.units[entry.unit].id.text == event.more->of;
  };
  EntryIndex number = account.postings[*credit].first_entry;
  while (number < account.entries.size() && !is_it(account.entries[number])) ++number;
  if (number == account.entries.size()) return nothing;
  const Entry& brought = account.entries[number];
  const Lot& lot = account.lots[brought.lot];
  // What had lapsed of the credit is gone already and is not owed.
  const Points due = std::min(-event.more->points, brought.amount - lot.lapsed - lot.taken_back);
  if (due.count <= 0) return Done{};
  Entry entry = entry_of(EntryKind::Reversal, Cause::Credit, programme, brought.unit, event.at,
                         static_cast<std::uint32_t>(account.events.size()));
  entry.reverses = number;
  entry.amount = -due;
  post_claim(programme, account, entry);
  return Done{};
}

}  // namespace yearward
