// Lines, their bytes, and what they add up to.
#include "web/app/tablet_book.hpp"

#include <algorithm>

#include "core/sync/bytes.hpp"

namespace yearward::tablet {
namespace {

using sync::ByteReader;
using sync::ByteWriter;
using sync::Fact;
using sync::Verdict;

constexpr std::uint8_t kBookVersion = 1;
constexpr std::int64_t kMostCounted = (std::int64_t{1} << 53) - 1;
constexpr std::uint64_t kLongestOfLine = 256;

bool is_return(const Line& line) { return line.kind == Fact::Kind::Return; }

void write_line(ByteWriter& out, const Line& line) {
  out.text(line.id.text);
  out.byte(static_cast<std::uint8_t>(line.kind));
  out.byte(static_cast<std::uint8_t>(line.type));
  out.text(line.member.text);
  out.text(line.card_end);
  out.whole_signed(line.amount.count);
  out.text(line.reward.text);
  out.text(line.refers_to.text);
  out.whole_signed(line.claim.count);
  out.whole(line.staff);
  out.whole_signed(line.at);
  out.byte(static_cast<std::uint8_t>(line.state));
  out.byte(static_cast<std::uint8_t>(line.verdict.code));
  out.whole_signed(line.verdict.delta.count);
  out.whole(line.verdict.reason ? 1U + static_cast<std::uint64_t>(*line.verdict.reason) : 0U);
  out.byte(line.seen ? 1 : 0);
}

Outcome read_what(ByteReader& in, Line& line) {
  TRY(line.id.text, in.text(kLongestOfLine));
  TRY(const std::uint64_t kind, in.whole(static_cast<std::uint64_t>(Fact::Kind::Return)));
  line.kind = static_cast<Fact::Kind>(kind);
  TRY(const std::uint64_t type, in.whole(static_cast<std::uint64_t>(EventType::Credit)));
  line.type = static_cast<EventType>(type);
  TRY(line.member.text, in.text(kLongestOfLine));
  TRY(line.card_end, in.text(kLongestOfLine));
  TRY(const std::int64_t amount, in.whole_signed(kMostCounted));
  line.amount = Money{amount};
  TRY(line.reward.text, in.text(kLongestOfLine));
  TRY(line.refers_to.text, in.text(kLongestOfLine));
  TRY(const std::int64_t claim, in.whole_signed(kMostCounted));
  line.claim = Points{claim};
  TRY(const std::uint64_t staff, in.whole(UINT16_MAX));
  line.staff = static_cast<std::uint16_t>(staff);
  TRY(line.at, in.whole_signed(kMostCounted));
  return Done{};
}

Result<Line> read_line(ByteReader& in) {
  Line line;
  TRY_DONE(read_what(in, line));
  TRY(const std::uint64_t state, in.whole(static_cast<std::uint64_t>(Line::State::Judged)));
  line.state = static_cast<Line::State>(state);
  TRY(const std::uint64_t code, in.whole(static_cast<std::uint64_t>(Verdict::Code::Repeated)));
  line.verdict.code = static_cast<Verdict::Code>(code);
  TRY(const std::int64_t delta, in.whole_signed(kMostCounted));
  line.verdict.delta = Points{delta};
  TRY(const std::uint64_t reason, in.whole(static_cast<std::uint64_t>(Refusal::kCount)));
  if (reason > 0) line.verdict.reason = static_cast<Refusal>(reason - 1);
  TRY(const std::uint64_t seen, in.whole(1));
  line.seen = seen == 1;
  return line;
}

Line* find_line(Book& book, const EventId& id) {
  for (Line& line : book.lines)
    if (line.id == id) return &line;
  return nullptr;
}

// In a new epoch a fact may have got another name: it is told by everything else it says.
Line* find_alike(Book& book, const Fact& fact) {
  for (Line& line : book.lines) {
    const bool alike = line.kind == fact.kind && line.at == fact.at &&
                       line.member == fact.event.member && line.amount == fact.event.amount &&
                       line.claim == fact.claim && line.state != Line::State::Judged;
    if (alike) return &line;
  }
  return nullptr;
}

void judge(Line& line, const Verdict* verdict) {
  line.state = Line::State::Confirmed;
  if (verdict == nullptr || verdict->code == Verdict::Code::Accepted ||
      verdict->code == Verdict::Code::Repeated)
    return;
  line.state = Line::State::Judged;
  line.verdict = *verdict;
  line.verdict.sequence = 0;  // the line has a name
}

void forget_oldest(Book& book) {
  for (std::size_t i = 0; book.lines.size() > kMostLines && i < book.lines.size();) {
    if (book.lines[i].state != Line::State::Confirmed) ++i;
    else book.lines.erase(book.lines.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

std::string bytes_of(const Book& book) {
  ByteWriter out;
  out.byte(kBookVersion);
  out.whole_signed(book.since);
  out.whole(book.lines.size());
  for (const Line& line : book.lines) write_line(out, line);
  return std::move(out).bytes();
}

Result<Book> book_from_bytes(std::string_view bytes) {
  ByteReader in(bytes);
  TRY(const std::uint8_t version, in.byte());
  if (version != kBookVersion) return in.problem(Refusal::WordIsNotAnOption);
  Book book;
  TRY(book.since, in.whole_signed(kMostCounted));
  TRY(const std::uint64_t count, in.length(bytes.size()));
  for (std::uint64_t i = 0; i < count; ++i) {
    TRY(Line line, read_line(in));
    book.lines.push_back(std::move(line));
  }
  if (!in.at_end()) return in.problem(Refusal::BytesAreMalformed);
  return book;
}

Line line_of(const Fact& fact, std::string card_end) {
  Line line;
  line.id = fact.event.id;
  line.kind = fact.kind;
  line.type = fact.event.type;
  line.member = fact.event.member;
  line.card_end = std::move(card_end);
  line.amount = fact.event.amount;
  line.reward = fact.event.reward;
  line.refers_to = fact.event.refers_to;
  line.claim = fact.claim;
  line.staff = fact.staff;
  line.at = fact.at;
  return line;
}

void follow_device(Book& book, const sync::Device& device,
                   const std::vector<std::pair<EventId, Verdict>>& judged) {
  for (Line& line : book.lines) {
    if (line.state != Line::State::Waiting) continue;
    const bool waits = std::any_of(
        device.outbox().begin(), device.outbox().end(),
        [&](const sync::Kept& kept) { return kept.fact.event.id == line.id; });
    if (waits) continue;
    const auto said = std::find_if(judged.begin(), judged.end(),
                                   [&](const auto& each) { return each.first == line.id; });
    judge(line, said == judged.end() ? nullptr : &said->second);
  }
  for (const sync::Kept& kept : device.outbox()) {
    if (kept.sequence > device.top() || find_line(book, kept.fact.event.id) != nullptr) continue;
    if (Line* alike = find_alike(book, kept.fact)) {
      alike->id = kept.fact.event.id;
      alike->state = Line::State::Waiting;
    } else {
      book.lines.push_back(line_of(kept.fact, {}));
    }
  }
  forget_oldest(book);
}

bool needs_a_look(const Line& line) {
  return line.state == Line::State::Judged && !line.seen && !is_return(line);
}

Totals totals_of(const Book& book) {
  Totals totals;
  for (const Line& line : book.lines) {
    if (line.state == Line::State::Waiting) ++totals.waiting;
    if (is_return(line)) continue;
    if (line.state == Line::State::Judged) ++totals.judged;
    if (needs_a_look(line)) ++totals.unseen;
    const bool refused =
        line.state == Line::State::Judged && line.verdict.code == Verdict::Code::Refused;
    if (refused) continue;
    // What the server made of it is what counts.
    const Points delta = line.state == Line::State::Judged ? line.verdict.delta : Points{};
    if (line.kind == Fact::Kind::Spend) {
      ++totals.redemptions;
      totals.redeemed += line.claim;
    } else if (line.type == EventType::Refund) {
      ++totals.refunds;
      totals.refunded += line.amount;
      totals.given += line.claim + delta;
    } else {
      ++totals.sales;
      totals.sold += line.amount;
      totals.given += line.claim + delta;
    }
  }
  return totals;
}

void begin_anew(Book& book, sync::Instant now) {
  const auto done = [](const Line& line) {
    return line.state == Line::State::Confirmed ||
           (line.state == Line::State::Judged && (line.seen || is_return(line)));
  };
  book.lines.erase(std::remove_if(book.lines.begin(), book.lines.end(), done), book.lines.end());
  book.since = now;
}

const Line* line_named(const Book& book, const EventId& id) {
  for (const Line& line : book.lines)
    if (line.id == id) return &line;
  return nullptr;
}

bool may_refund(const Book& book, const Line& line) {
  const bool sale = line.kind == Fact::Kind::Happened && line.type == EventType::Purchase;
  const bool stands = line.state != Line::State::Judged ||
                      line.verdict.code == Verdict::Code::Adjusted;
  return sale && stands && std::none_of(book.lines.begin(), book.lines.end(),
                                        [&](const Line& each) {
                                          return each.type == EventType::Refund &&
                                                 each.refers_to == line.id;
                                        });
}

}  // namespace yearward::tablet
