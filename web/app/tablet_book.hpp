// The tablet's day book: what was done at it since the last end of day, and what became of it. The
// journal is the truth for what waits; the book remembers what the server has already taken. It
// holds no names: of a card the last four digits. It refuses to know screens and disks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/device.hpp"

namespace yearward::tablet {

// One thing that was done.
struct Line {
  enum class State : std::uint8_t {
    Waiting,    // safe here, not with the server yet
    Confirmed,  // as it was said
    Judged,     // recorded, but not as it was said: `verdict` tells
  };
  EventId id;
  sync::Fact::Kind kind = sync::Fact::Kind::Happened;
  EventType type = EventType::Purchase;
  MemberId member;
  std::string card_end;  // last four digits of the card that was shown; may be empty
  Money amount;
  RewardId reward;
  EventId refers_to;
  Points claim;          // as the device reckoned it; of a spend what was taken
  std::uint16_t staff = 0;
  sync::Instant at = 0;
  State state = State::Waiting;
  sync::Verdict verdict;
  bool seen = false;     // staff have dealt with it
  bool operator==(const Line&) const = default;
};

inline constexpr std::size_t kMostLines = 2'000;  // the oldest confirmed ones go first

// Oldest first.
struct Book {
  std::vector<Line> lines;
  sync::Instant since = 0;  // when it was begun
  bool operator==(const Book&) const = default;
};

std::string bytes_of(const Book& book);
// Refuses as fact_from_bytes does.
Result<Book> book_from_bytes(std::string_view bytes);

Line line_of(const sync::Fact& fact, std::string card_end);
// Brings the book in step with what the device holds: what left its outbox is confirmed or judged,
// what is in it waits. `judged`: what the server said of facts it has just taken.
void follow_device(Book& book, const sync::Device& device,
                   const std::vector<std::pair<EventId, sync::Verdict>>& judged);

// The day in figures; returns of leases are no deed of anybody's and count nowhere.
struct Totals {
  std::int32_t sales = 0, refunds = 0, redemptions = 0, waiting = 0, judged = 0, unseen = 0;
  Money sold, refunded;
  Points given, redeemed;
};
Totals totals_of(const Book& book);
// Whether staff should look at it: the shop lost by it, or a member was told something else.
bool needs_a_look(const Line& line);
// Ends the day: what is confirmed, or judged and seen, goes. What waits stays.
void begin_anew(Book& book, sync::Instant now);

const Line* line_named(const Book& book, const EventId& id);
// Whether a sale may still be given back whole here: it stands, and nobody did it yet.
bool may_refund(const Book& book, const Line& line);

}  // namespace yearward::tablet
