// The likely year: a range from the member's own visits and members like them. It refuses to stand
// in for the projection: it says that it is an estimate, and of what.
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {

namespace {

// How the same question would have been answered before, and what came: every quarter, right or
// wrong.
void add_earlier(const Showing& showing, const std::vector<Quarter>& quarters,
                 std::vector<Node>& children) {
  if (quarters.empty()) return;
  const Voice& voice = showing.voice;
  std::int64_t held = 0;
  for (const Quarter& quarter : quarters) held += quarter.held() ? 1 : 0;
  const auto asked = static_cast<std::int64_t>(quarters.size());
  children.push_back(heading("earlier", Role::Heading3, voice.say("likely.earlier")));
  children.push_back(text("record", Look::Body,
                          voice.count("likely.record", asked, {{"held", voice.number(held)}})));
  for (const Quarter& quarter : quarters) {
    const std::string from = voice.day(quarter.asked_on.plus_days(1));
    Node row = pair("until" + std::to_string(quarter.until.serial),
                    voice.say("likely.quarter", {{"from", from}, {"to", voice.day(quarter.until)}}),
                    voice.about(quarter.spent),
                    voice.say(quarter.held() ? "likely.held" : "likely.not_held",
                              {{"low", voice.about(quarter.foretold.low)},
                               {"high", voice.about(quarter.foretold.high)}}));
    row.icon = quarter.held() ? Icon::Check : Icon::None;
    children.push_back(std::move(row));
  }
}

}  // namespace

std::optional<Node> likely_panel(const Showing& showing) {
  const auto& foreseen = showing.session.foreseen;
  if (!foreseen) return std::nullopt;
  const Voice& voice = showing.voice;
  const Likely& spend = foreseen->spend;
  const std::string day = voice.day(showing.session.horizon);
  std::vector<Node> children{
      heading("heading", Role::Heading2, voice.say("likely.heading")),
      text("sentence", Look::Body,
           voice.say("likely.sentence", {{"day", day}, {"low", voice.about(spend.low)},
                                         {"high", voice.about(spend.high)}})),
      pair("mean", voice.say("likely.mean"), voice.about(spend.likely)),
      pair("points", voice.say("likely.points"),
           voice.say("likely.span", {{"low", voice.amount(foreseen->low.balance)},
                                     {"high", voice.amount(foreseen->high.balance)}}),
           voice.say("likely.points_note")),
      pair("inside", voice.say("likely.inside"),
           voice.say("likely.of_thousand", {{"paths", voice.number(spend.inside)}})),
      pair("without", voice.say("likely.without"),
           voice.say("likely.of_thousand", {{"paths", voice.number(spend.without)}}))};
  add_earlier(showing, foreseen->earlier, children);
  const LikelyModel& model = *showing.programme.likely;
  children.push_back(text("note", Look::Small,
                          voice.say("likely.note", {{"members", voice.number(model.members)},
                                                    {"until", voice.day(model.until)}})));
  return group("likely", Look::Panel, std::move(children));
}

}  // namespace yearward::present
