// What follows from one member's events: the account, the habit, the year ahead. Run once a change,
// never while drawing. It refuses to know the store, the network and screens.
#pragma once

#include "web/app/model.hpp"

namespace yearward::app {

// The day everything is evaluated for: a device whose clock is behind the server's would otherwise
// refuse the server's latest events as future ones.
Day day_of(const Session& session, Day today);

// Recomputes all that is derived; the chosen weekly amount stays when there was one.
void derive(Session& session, Day today);

// The end of the dial: the programme's, or the member's own pace when that is beyond it.
Money most_weekly(const Session& session, Day today);  // Pre: derived without fault

// What somebody typed as a weekly amount. Refuses: MoneyIsMalformed, MoneyHasTooManyDecimals,
// AmountIsNegative, and NumberIsOutOfRange beyond the dial. Pre: derived without fault.
Result<Money> weekly_from_text(const Session& session, Day today, std::string_view text);

// Runs the year ahead at a weekly amount, held within the programme's span.
// Pre: derived without fault.
void choose_weekly(Session& session, Day today, Money weekly);
// Finds the least weekly amount for an aim of today's programme. Pre: derived without fault.
void ask(Session& session, Day today, Aim aim);
void choose_rung(Session& session, Day today, std::size_t rung);  // Pre: there is such a rung

// The goal event of a weekly amount. Its id is told by its content, so that saying the same thing
// twice, on any device, is one event; its second orders the goals of one day.
Event goal_event(const Session& session, Day today, Money weekly);

// The goal event of a reward of today's programme wished for, told apart likewise.
Event wish_event(const Session& session, Day today, RewardIndex reward);

// The goal event that takes the latest wish back. Pre: there is one.
Event no_wish_event(const Session& session, Day today);

// The weekly amount of the latest goal among the server's events and the outbox, and the reward of
// the latest wish.
std::optional<Money> latest_goal(const Session& session);
std::optional<RewardId> latest_wish(const Session& session);

// Takes a page of the server's answer in: events by place, each once; delivered events leave the
// outbox. Returns the ids that left.
std::vector<EventId> take_in(Session& session, const sync::PullAnswer& answer);

}  // namespace yearward::app
