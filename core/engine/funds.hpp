// Funds: points that all members share. An account cannot see what others were granted, so
// whoever keeps events with sight of everybody (the server, a command over a file of many members)
// writes on each what of a fund is for it alone. From then on the event says so itself: accounts
// replay by themselves, and the order of arrival decides nothing. It refuses to know where the sums
// are kept.
//
// What is set aside is exactly what the event brought when it was kept; a refund that takes some of
// it back says so below zero, and that much may be set aside again, in the span of what it refunds.
// The engine never grants more on an event than it says, less what its refunds say. So whatever
// comes late, what all members keep of a fund is at most the sum of what all events say, and that
// is at most the fund.
// An event that says nothing is not kept yet (a device's own, a projection): the fund lasts.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/engine/accrue.hpp"
#include "core/ledger/account.hpp"

namespace yearward {

// A fund over one span of its window, as an event meets it.
struct Fund {
  std::string of;  // a rule's or a group's name
  Span span;
  Points most;
};

// Who sees everybody: what is set aside so far.
class Purse {
 public:
  virtual ~Purse() = default;
  // Moves it by so much (below zero: gives back) and returns what it then is. From here on nobody
  // else moves it until whoever asked is done.
  virtual Result<Points> set_aside(const Fund& fund, Points change) = 0;
};

// The sums of whoever has all events at hand.
class HeldPurse final : public Purse {
 public:
  Result<Points> set_aside(const Fund& fund, Points change) override {
    Points& sum = sums_[{fund.of, {fund.span.first, fund.span.last}}];
    sum = Points{std::clamp<std::int64_t>(sum.count + change.count, 0, kLargestCount)};
    return sum;
  }

 private:
  std::map<std::pair<std::string, std::pair<Day, Day>>, Points> sums_;
};

// Whether any version has a fund: when none has, nothing below is needed.
bool have_funds(const Versions& versions);

// The funds that rules on this type of event have on its day, in order of name.
std::vector<Fund> funds_met(const Programme& programme, const Event& event);

// Writes on each event all that is left of each fund it meets, whatever it said; of several that
// meet one, the first gets it. Refuses: what the purse refuses.
Outcome offer_funds(const Versions& versions, std::vector<Event>& events, Purse& purse);
// After the event was posted: writes what it really brought, or what a refund took back, on the
// account's event, and tells the purse. Returns the event as it is to be kept.
// Pre: the event is in the account, as it was offered.
Result<Event> settle_funds(const Versions& versions, Account& account, const EventId& id,
                           Purse& purse);

// Offers, posts and settles one event, which becomes what is to be kept; one that is marked or
// known is only posted. Refuses: what post refuses; then nothing is set aside.
Outcome post_from(Purse& purse, const Versions& versions, Account& account, Event& event);

// Tells the purse what those events that are marked say.
Outcome count_marked(const Versions& versions, const std::vector<Event>& events, Purse& purse);

// The same events, those without a mark marked as if each were kept when it occurred, over all
// members. One the engine refuses stays as it is. Shape: in the same order.
Result<std::vector<Event>> with_funds(const Versions& versions, std::vector<Event> events);

// What an event still has of its funds after refunds, `refund` the latest of them; and the
// grants kept of it brought down to that.
class FundsLeft {
 public:
  FundsLeft(const Account& account, std::uint32_t original, const Event& refund);
  void hold(const Programme& then, const std::vector<Granted>& granted, std::vector<Points>& kept);

 private:
  std::vector<SetAside> left_;
};

}  // namespace yearward
