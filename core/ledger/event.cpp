// The order of events, their names, and when two of them say the same.
#include "core/ledger/event.hpp"

namespace yearward {

bool Event::operator==(const Event& other) const {
  const bool same_words = id == other.id && member == other.member && type == other.type &&
                          at == other.at && amount == other.amount && reward == other.reward &&
                          refers_to == other.refers_to && place == other.place;
  if (!same_words || !more || !other.more) return same_words && !more == !other.more;
  return *more == *other.more;
}

bool occurs_before(const Event& a, const Event& b) {
  if (a.at != b.at) return a.at < b.at;
  return a.id < b.id;
}

std::string_view name_of(EventType type) {
  switch (type) {
    case EventType::Purchase: return "purchase";
    case EventType::Refund: return "refund";
    case EventType::Redeem: return "redeem";
    case EventType::Goal: return "goal";
    case EventType::Action: return "action";
    case EventType::Trade: return "trade";
    case EventType::Use: return "use";
    case EventType::Adjust: return "adjust";
    case EventType::Profile: return "profile";
    case EventType::Stand: return "stand";
    case EventType::Hold: return "hold";
    case EventType::Release: return "release";
    case EventType::Credit: return "credit";
  }
  return {};
}

std::string_view type_name_of(const Event& event) {
  if (event.type == EventType::Action && event.more) return event.more->action;
  return name_of(event.type);
}

}  // namespace yearward
