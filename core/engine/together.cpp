// One queue of events in order of occurrence; posting one may put credits into it, which always
// sort after it.
#include "core/engine/together.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/engine/funds.hpp"
#include "core/ledger/made_id.hpp"
#include "core/quantity/digits.hpp"

namespace yearward {

namespace {

constexpr std::int32_t kLastSecond = 86'399;

using Place = std::pair<Moment, EventId>;

// An event waiting to be posted, and where it comes from.
struct Waiting {
  Event event;
  MemberId member;        // whose account it is posted to
  std::size_t given = 0;  // position in the given list, of it or of what it follows from
  std::int32_t hops = 0;
};

// A member's account on its way.
struct Living {
  std::optional<Account> account;        // none before the first event
  std::vector<EventId> credits;          // one an outgoing line; empty when it was blocked
};

bool is_copy(const Event& event) {
  return event.type == EventType::Credit && event.id.text.find('~') != std::string::npos;
}

Problem at_place(const Waiting& waiting, const Problem& problem) {
  const std::string credit = waiting.hops > 0 ? "/credit" : "";
  return {problem.refusal,
          '/' + text_from_whole(static_cast<std::int64_t>(waiting.given)) + credit + problem.where,
          problem.detail};
}

class Circle {
 public:
  Circle(const Versions& versions, const std::vector<MemberId>& members, Day as_of,
         const std::vector<Merge>& merges, Purse* purse)
      : versions_(versions), as_of_(as_of), identity_(merges, {as_of, kLastSecond}),
        purse_(purse) {
    for (const MemberId& member : members) living_[identity_.of(member)];
  }

  Outcome take_in(std::vector<Event> events);
  Outcome live();
  Result<Together> finished(const std::vector<MemberId>& members) &&;

 private:
  Outcome wait(Waiting waiting);
  Outcome deliver(const Waiting& cause, Living& source, std::size_t line);
  std::optional<Block::Why> blocks(const Account& source, const MemberId& from,
                                   const Outgoing& line) const;
  Result<EventId> credit_id(const Waiting& cause, const Living& source, std::size_t line) const;

  const Versions& versions_;
  const Day as_of_;
  const Identity identity_;
  Purse* const purse_;
  std::map<MemberId, Living> living_;
  std::map<Place, Waiting> queue_;
  std::vector<Block> blocked_;
};

// Each id once; the same id with other content is refused.
Outcome Circle::take_in(std::vector<Event> events) {
  std::map<EventId, std::size_t> known;
  for (std::size_t place = 0; place < events.size(); ++place) {
    const Event& event = events[place];
    if (is_copy(event)) continue;
    const auto [first, fresh] = known.emplace(event.id, place);
    if (fresh) continue;
    if (!(events[first->second] == event))
      return at_place({{}, {}, place, 0},
                      {Refusal::EventIsKnownWithOtherContent, "/id", event.id.text});
  }
  for (const auto& [id, place] : known) {
    Event& event = events[place];
    const MemberId member = identity_.of(event.member);
    if (event.at.day > as_of_)
      return at_place({{}, {}, place, 0},
                      {Refusal::EventIsInTheFuture, "/at", text_from_moment(event.at)});
    TRY_DONE(wait({std::move(event), member, place, 0}));
  }
  return Done{};
}

Outcome Circle::wait(Waiting waiting) {
  if (living_.find(waiting.member) == living_.end())
    return at_place(waiting, {Refusal::MemberIsUnknown, "/member", {}});
  Place place{waiting.event.at, waiting.event.id};
  if (queue_.find(place) != queue_.end())
    return at_place(waiting, {Refusal::EventIsKnownWithOtherContent, "/id", place.second.text});
  queue_.emplace(std::move(place), std::move(waiting));
  return Done{};
}

Outcome Circle::live() {
  while (!queue_.empty()) {
    Waiting next = std::move(queue_.begin()->second);
    queue_.erase(queue_.begin());
    Living& living = living_[next.member];
    if (!living.account) living.account = open_account(versions_, next.event.at.day);
    if (living.account->events.size() >= kMostEvents)
      return at_place(next, {Refusal::TooManyEvents, {}, {}});
    const Outcome posted = purse_ ? post_from(*purse_, versions_, *living.account, next.event)
                                  : post(versions_, *living.account, next.event);
    if (!posted) return at_place(next, posted.problem());
    while (living.credits.size() < living.account->outgoing.size())
      TRY_DONE(deliver(next, living, living.credits.size()));
  }
  return Done{};
}

// A referral of oneself or within the household is no referral; value for nobody stays nobody's.
std::optional<Block::Why> Circle::blocks(const Account& source, const MemberId& from,
                                         const Outgoing& line) const {
  const MemberId& to = identity_.of(line.to);
  if (to == from) return Block::Why::RefersOneself;
  const auto target = living_.find(to);
  if (target == living_.end()) return Block::Why::NobodyThere;
  if (line.road != Outgoing::Road::Referrer) return std::nullopt;
  const auto own = attribute_of(source, kHousehold);
  if (!own || own->empty()) return std::nullopt;
  const bool household_itself = identity_.of(MemberId{std::string(*own)}) == to;
  const auto theirs = target->second.account ? attribute_of(*target->second.account, kHousehold)
                                             : std::nullopt;
  if (household_itself || theirs == own) return Block::Why::SameHousehold;
  return std::nullopt;
}

// "<event>~<by>", "<event>~<by>~2" for the second line of the same event by the same rule.
Result<EventId> Circle::credit_id(const Waiting& cause, const Living& source,
                                  std::size_t line) const {
  const std::vector<Outgoing>& lines = source.account->outgoing;
  std::int64_t number = 1;
  for (std::size_t before = line; before > 0 && lines[before - 1].event == lines[line].event;
       --before)
    if (lines[before - 1].by == lines[line].by) ++number;
  std::string rest = '~' + lines[line].by;
  if (number > 1) rest += '~' + text_from_whole(number);
  const std::optional<EventId> id = id_after(cause.event.id.text, rest);
  if (!id) return Refusal::TextIsTooLong;
  return *id;
}

Outcome Circle::deliver(const Waiting& cause, Living& source, std::size_t number) {
  const Outgoing& line = source.account->outgoing[number];
  source.credits.emplace_back();
  const bool takes_back = line.takes_back != kNone;
  if (takes_back && source.credits[line.takes_back].text.empty()) return Done{};  // was blocked
  const auto why = takes_back ? std::nullopt : blocks(*source.account, cause.member, line);
  if (why && line.road == Outgoing::Road::Transfer)
    return at_place(cause, {Refusal::MemberIsUnknown, "/other", {}});
  if (why) {
    blocked_.push_back({*why, cause.member, line.to, cause.event.id, line.by, line.unit,
                        line.amount});
    return Done{};
  }
  if (cause.hops >= kMostHops) return at_place(cause, {Refusal::CreditsGoInCircles, {}, {}});
  auto id = credit_id(cause, source, number);
  if (!id) return at_place(cause, {id.problem().refusal, "/id", cause.event.id.text});

  EventDetails more;
  if (cause.event.more) more.recorded = cause.event.more->recorded;
  more.of = line.unit.text;
  more.points = line.amount;
  more.other = cause.event.member;
  if (line.last_day) more.until = Moment{*line.last_day, kLastSecond};
  Event credit;
  credit.id = source.credits.back() = std::move(id).value();
  credit.member = line.to;
  credit.type = EventType::Credit;
  credit.at = cause.event.at;
  credit.place = cause.event.place;
  if (takes_back) credit.refers_to = source.credits[line.takes_back];
  credit.more = std::move(more);
  return wait({std::move(credit), identity_.of(line.to), cause.given, cause.hops + 1});
}

Result<Together> Circle::finished(const std::vector<MemberId>& members) && {
  Together together;
  for (const MemberId& member : members) {
    if (identity_.of(member) != member) continue;  // is somebody else by now
    Living& living = living_[member];
    if (!living.account) living.account = open_account(versions_, as_of_);
    TRY_DONE(advance(versions_, *living.account, as_of_));
    together.parties.push_back({member, std::move(*living.account)});
  }
  together.blocked = std::move(blocked_);
  return together;
}

}  // namespace

const Account* Together::find(const MemberId& member) const {
  const auto place = std::lower_bound(
      parties.begin(), parties.end(), member,
      [](const Party& party, const MemberId& wanted) { return party.member < wanted; });
  return place != parties.end() && place->member == member ? &place->account : nullptr;
}

Result<Together> evaluate_together(const Versions& versions, std::vector<MemberId> members,
                                   std::vector<Event> events, Day as_of,
                                   const std::vector<Merge>& merges, Purse* purse) {
  std::stable_sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  Circle circle(versions, members, as_of, merges, purse);
  TRY_DONE(circle.take_in(std::move(events)));
  TRY_DONE(circle.live());
  return std::move(circle).finished(members);
}

LevelIndex level_shown(const Together& together, const MemberId& member, LadderIndex ladder) {
  const Account* own = together.find(member);
  PROMISE(own != nullptr);
  const LevelIndex held = held_on(*own, ladder).level;
  const auto name = attribute_of(*own, kHousehold);
  const Account* household = name ? together.find(MemberId{std::string(*name)}) : nullptr;
  return household ? std::max(held, held_on(*household, ladder).level) : held;
}

}  // namespace yearward
