// What the screens of a signed-in member are made from, and the parts they share.
// It refuses to know pixels and to change anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/app/model.hpp"
#include "web/present/node.hpp"
#include "web/present/voice.hpp"

namespace yearward::present {

struct Showing {
  const app::Model& model;
  const app::Session& session;  // derived without fault
  const Programme& programme;
  Day today;
  const Voice& voice;
};

// The main part of each screen, its heading first.
std::vector<Node> sign_in(const app::Model& model, const Voice& voice);
std::vector<Node> home(const Showing& showing);
std::vector<Node> forecast(const Showing& showing);
std::vector<Node> activity(const Showing& showing);
std::vector<Node> card(const Showing& showing);

// --- parts ---------------------------------------------------------------------------------------
// The sentence the product lives for: the habit, the points, the day, the money and the goods.
std::string year_sentence(const Showing& showing);
// The same for one weekly amount, without the habit.
std::string chosen_sentence(const Showing& showing, const Projection& projection);
// "the ¥200 gift (a 10 kg bag of rice)"; the programme's words for the goods.
std::string gift(const Showing& showing, const Reward& reward);
// What happened, in a few words: "Purchase of ¥500".
std::string event_name(const Showing& showing, const Event& event);
std::string level_name(const Showing& showing, LevelIndex level);
// A card's number in the groups it is printed in.
std::string in_groups(const std::string& card);
// The gift the member saves for, or the next one up; null when the highest is reached.
const Reward* reward_aimed_at(const Showing& showing);

// The balance's moves, latest first, each under its index among the account's entries.
struct Move {
  EntryIndex entry = 0;
  Points running;  // the balance after it
};
std::vector<Move> latest_moves(const Showing& showing, std::size_t most);
// One move as an item of a list: a button and, when it is open, its why.
Node move_item(const Showing& showing, const Move& move);
// Why an entry is what it is: event, rule, working, rounding, lots.
std::vector<Node> why(const Showing& showing, EntryIndex entry);
// What a rule gives, in words: "1 point for every ¥1", and when.
std::string rule_in_words(const Showing& showing, const Rule& rule);

// One scenario of the ladder, by its place in it: chosen by a press.
Node rung_button(const Showing& showing, std::size_t index, Money chosen);
// "What would it take?" for each gift and level, beside what that year brings.
Node aims(const Showing& showing, const Projection& year);
// The answer, once it was asked for: a sentence, and a way to see that year.
Node aim_answer(const Showing& showing, const app::Asked& asked);
// One purchase more, on a day, beside the chosen amount.
Node planning(const Showing& showing);
// Whether the level lasts, what saves points, what they buy best.
Node advice(const Showing& showing);
// None where the programme has learned nothing from histories.
std::optional<Node> likely_panel(const Showing& showing);
Node year_chart(const Showing& showing, const Projection& projection);
Node year_table(const Showing& showing, const Projection& projection, bool shown);
std::vector<Node> workings(const Showing& showing, const Projection& projection);

Node sync_chip(const Showing& showing);
std::string milestone_in_words(const Showing& showing, const Milestone& milestone);

}  // namespace yearward::present
