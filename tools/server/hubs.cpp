// One hub a programme, made when it is first asked for.
#include "tools/server/hubs.hpp"

namespace yearward::server {

sync::Hub& Hubs::of(const ProgrammeId& programme, const std::shared_ptr<const Rules>& rules) {
  std::unique_ptr<House>& house = houses_[programme];
  if (!house) {
    house = std::make_unique<House>(
        House{rules, sync::Hub(rules->versions, rules->digest, settings_, seals_)});
  } else if (house->rules != rules) {
    house->hub.use(rules->versions, rules->digest);
    house->rules = rules;  // the old ones were in use until here
  }
  return house->hub;
}

void Hubs::undo() {
  for (const auto& [programme, house] : houses_) house->hub.forget();
}

}  // namespace yearward::server
