// The weekly message: the sentence of the year ahead as a text to a phone, and the manners of
// sending it. It refuses to know who sends it and how.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "web/present/showing.hpp"

namespace yearward::present {

// The sentence as Home says it, with the programme's name before it. None without a habit: nobody
// is to be reminded of not coming.
std::optional<std::string> weekly_message(const Showing& showing);

// The language a member is written to: the one their attribute `language` names ("zh-CN", "en"),
// where the programme asks for it and they answered; else `otherwise`.
app::Language language_of(const Account& account, app::Language otherwise);

// When a message may disturb. Source: features.md J12; the hours are the sender's.
struct Manners {
  std::int32_t every_days = 7;         // at most one in so many
  std::int32_t quiet_from = 21 * 3600;  // seconds of the programme's civil day; may pass midnight
  std::int32_t quiet_until = 9 * 3600;  // equal to `quiet_from`: no quiet hours
};

// What was said last, as far as it has to be remembered.
struct Told {
  Moment at;
  std::string digest;  // of the message
};

enum class Silence : std::uint8_t { QuietHours, TooSoon, NothingChanged };
// Why a message is not sent now; none: send it.
std::optional<Silence> silence(const Manners& manners, const std::optional<Told>& told, Moment now,
                               const std::string& digest);

}  // namespace yearward::present
