// Who hangs together: members joined into circles by what links them.
#include <algorithm>
#include <map>

#include "core/engine/together.hpp"

namespace yearward {

namespace {

class Links {
 public:
  void know(const MemberId& member) { place_of(member); }

  void link(const MemberId& a, const MemberId& b) {
    const std::uint32_t first = head_of(place_of(a)), second = head_of(place_of(b));
    if (first != second) heads_[std::max(first, second)] = std::min(first, second);
  }

  std::vector<std::vector<MemberId>> circles() {
    std::map<MemberId, std::vector<MemberId>> by_first;
    std::map<std::uint32_t, MemberId> first_of;
    for (const auto& [member, place] : places_) {  // in order of member
      const auto [first, fresh] = first_of.emplace(head_of(place), member);
      by_first[first->second].push_back(member);
    }
    std::vector<std::vector<MemberId>> circles;
    for (auto& [first, circle] : by_first) circles.push_back(std::move(circle));
    return circles;
  }

 private:
  std::uint32_t place_of(const MemberId& member) {
    const auto [place, fresh] =
        places_.emplace(member, static_cast<std::uint32_t>(heads_.size()));
    if (fresh) heads_.push_back(place->second);
    return place->second;
  }

  std::uint32_t head_of(std::uint32_t place) {
    while (heads_[place] != place) {
      heads_[place] = heads_[heads_[place]];  // halves the way for the next
      place = heads_[place];
    }
    return place;
  }

  std::map<MemberId, std::uint32_t> places_;
  std::vector<std::uint32_t> heads_;
};

bool names_a_member(const Versions& versions, const std::string& attribute) {
  for (const Programme& programme : versions)
    for (const AttributeKind& kind : programme.attributes)
      if (kind.id == attribute && kind.type == AttributeKind::Type::Member) return true;
  return false;
}

}  // namespace

std::vector<std::vector<MemberId>> circles_of(const Versions& versions,
                                              const std::vector<MemberId>& members,
                                              const std::vector<Event>& events,
                                              const std::vector<Merge>& merges) {
  Links links;
  for (const MemberId& member : members) links.know(member);
  for (const Event& event : events) {
    links.know(event.member);
    if (!event.more) continue;
    // A credit given is a copy; what it follows from links the two.
    if (event.type == EventType::Trade && !event.more->other.text.empty())
      links.link(event.member, event.more->other);
    for (const Setting& setting : event.more->settings)
      if (!setting.value.empty() && names_a_member(versions, setting.attribute))
        links.link(event.member, MemberId{setting.value});
  }
  for (const Merge& merge : merges) links.link(merge.kept, merge.joined);
  return links.circles();
}

}  // namespace yearward
