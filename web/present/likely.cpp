// The likely year: a range from the member's own visits and members like them. It refuses to stand
// in for the projection: it says that it is an estimate, and of what.
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {

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
  const LikelyModel& model = *showing.programme.likely;
  children.push_back(text("note", Look::Small,
                          voice.say("likely.note", {{"members", voice.number(model.members)},
                                                    {"until", voice.day(model.until)}})));
  return group("likely", Look::Panel, std::move(children));
}

}  // namespace yearward::present
