// Said only when there is something new to say, and at a decent hour.
#include "web/present/weekly_message.hpp"

namespace yearward::present {

std::optional<std::string> weekly_message(const Showing& showing) {
  if (showing.session.observed.habit.amount <= Money{}) return std::nullopt;
  return showing.voice.say("message.weekly", {{"programme", showing.voice.programme_name()},
                                              {"sentence", year_sentence(showing)}});
}

app::Language language_of(const Account& account, app::Language otherwise) {
  for (const Setting& setting : account.attributes) {
    if (setting.attribute != "language") continue;
    if (setting.value == "en") return app::Language::English;
    if (setting.value == "zh-CN") return app::Language::Chinese;
  }
  return otherwise;
}

std::optional<Silence> silence(const Manners& manners, const std::optional<Told>& told, Moment now,
                               const std::string& digest) {
  const bool after = now.second >= manners.quiet_from, before = now.second < manners.quiet_until;
  const bool quiet =
      manners.quiet_from <= manners.quiet_until ? after && before : after || before;
  if (quiet) return Silence::QuietHours;
  if (!told) return std::nullopt;
  if (days_between(told->at.day, now.day) < manners.every_days) return Silence::TooSoon;
  if (told->digest == digest) return Silence::NothingChanged;
  return std::nullopt;
}

}  // namespace yearward::present
