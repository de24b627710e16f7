// Settlement: value that came in at one place and was used at another, month by month, so that the
// places of a chain or a coalition can square up. It refuses to know what the places charge.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/ledger/account.hpp"
#include "core/programme/programme.hpp"

namespace yearward {

// In a month, so much of a unit that `opener` had brought in was used at `user`. Below zero when
// more came back than was used.
struct Settled {
  Day month;  // its first day
  UnitIndex unit = 0;
  std::string opener, user;  // empty: the programme itself (HQ)
  Points amount;
  bool operator==(const Settled&) const = default;
};

// What a place is to get (above zero) or to pay for a month and unit.
struct NetPosition {
  Day month;
  UnitIndex unit = 0;
  std::string place;
  Points amount;
  bool operator==(const NetPosition&) const = default;
};

// Which partner answers for a place: a shop of a company. Places not named answer for themselves.
struct Answers {
  std::string place, partner;
};

// Adds up accounts one after the other.
class Settlement {
 public:
  enum class Opener : std::uint8_t {
    Place,   // whoever sold or gave the value: the place of the event that brought it
    Issuer,  // who owes the unit
  };
  explicit Settlement(Opener opener = Opener::Place, std::vector<Answers> answers = {});

  // Adds what the account's redemptions used and what refunds of them put back (in the month they
  // did, at the place that had used it). Lapses and reversals use nothing and are left out.
  // Refuses: NumberIsOutOfRange.
  Outcome add(const Programme& programme, const Account& account);

  // The matrix: in order of month, unit, opener, user; what was used where it came in included;
  // nothing that is zero.
  std::vector<Settled> lines() const;
  // What each place gets less what it pays, in order of month, unit, place: opener pays user. Sums
  // to zero in every month and unit. Refuses: NumberIsOutOfRange.
  Result<std::vector<NetPosition>> positions() const;

 private:
  const std::string& party_of(const std::string& place) const;

  Opener opener_;
  std::vector<Answers> answers_;
  std::map<std::tuple<Day, UnitIndex, std::string, std::string>, Points> matrix_;
};

// The place where a lot's value came in. Empty: by no event, or by one without a place.
std::string_view opened_at(const Account& account, std::uint32_t lot);

}  // namespace yearward
