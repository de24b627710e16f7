// Moves an event to another moment and back, without losing what it said.
#include "tools/server/occurrence.hpp"

#include <algorithm>
#include <string>

namespace yearward::server {
namespace {

bool is_mark(const std::string& tag) {
  return tag.compare(0, kOccurredTag.size(), kOccurredTag) == 0;
}

}  // namespace

Event counted_at(Event event, Moment moment) {
  EventDetails more = event.more ? *event.more : EventDetails{};
  more.tags.push_back(std::string(kOccurredTag) + text_from_moment(event.at));
  event.more = std::move(more);
  event.at = moment;
  return event;
}

Event as_said(const Event& kept) {
  if (!kept.more) return kept;
  EventDetails more = *kept.more;
  more.set_aside.clear();
  Event said = kept;
  const auto mark = std::find_if(more.tags.begin(), more.tags.end(), is_mark);
  if (mark != more.tags.end()) {
    const auto moment = moment_from_text(mark->substr(kOccurredTag.size()));
    if (!moment.ok()) return kept;
    more.tags.erase(mark);
    said.at = moment.value();
  }
  said.more = {};
  if (!(more == EventDetails{})) said.more = std::move(more);
  return said;
}

bool has_mark(const Event& event) {
  return event.more &&
         std::any_of(event.more->tags.begin(), event.more->tags.end(), is_mark);
}

bool is_fact(const Event& event) {
  return event.type == EventType::Purchase || event.type == EventType::Refund ||
         event.type == EventType::Action;
}

std::int64_t seconds_between(Moment from, Moment to) {
  constexpr std::int64_t kDaySeconds = 86'400;
  return days_between(from.day, to.day) * kDaySeconds + to.second - from.second;
}

}  // namespace yearward::server
