// The activity screen: every move of the balance, latest first, each with its why behind it.
// It refuses to sum anything but the running balance.
#include <algorithm>

#include "core/explain/explain.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {
namespace {

const Event* event_of(const Account& account, const Entry& entry) {
  return entry.event == kNone ? nullptr : &account.events[entry.event];
}

// A purchase's own points by what was bought; a bonus by the name of its rule.
std::string accrual_name(const Showing& showing, const Entry& entry) {
  const Voice& voice = showing.voice;
  const Programme& version = explain::version_of(showing.session.versions, entry);
  if (explain::is_by_rule(entry) && entry.rule < version.rules.size() &&
      version.rules[entry.rule].stage == Stage::Add) {
    return voice.theirs("rule", version.rules[entry.rule].id.text, "name");
  }
  const Event* event = event_of(showing.session.account, entry);
  return event != nullptr ? event_name(showing, *event) : voice.say("activity.granted");
}

std::string move_name(const Showing& showing, const Entry& entry) {
  const Voice& voice = showing.voice;
  const Event* event = event_of(showing.session.account, entry);
  switch (entry.kind) {
    case EntryKind::Accrual: return accrual_name(showing, entry);
    case EntryKind::Redemption:
      if (entry.cause == Cause::Tender) return voice.say("activity.paid");
      return event != nullptr ? event_name(showing, *event) : voice.say("activity.statement");
    case EntryKind::Reversal:
    case EntryKind::Return:
      return event != nullptr ? event_name(showing, *event) : std::string{};
    case EntryKind::Lapse: return voice.say("activity.lapse");
    case EntryKind::Hold: return voice.say("activity.hold");
    case EntryKind::Release: return voice.say("activity.release");
    case EntryKind::Extension: return voice.say("activity.extension");
  }
  return {};
}

Icon icon_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::Accrual: return Icon::Activity;
    case EntryKind::Redemption: return Icon::Gift;
    case EntryKind::Reversal:
    case EntryKind::Return:
    case EntryKind::Hold:
    case EntryKind::Release:
    case EntryKind::Extension: return Icon::Sync;
    case EntryKind::Lapse: return Icon::Warning;
  }
  return Icon::None;
}

bool is_open(const app::Model& model, EntryIndex entry) {
  const auto& open = model.open_whys;
  return std::find(open.begin(), open.end(), static_cast<std::int64_t>(entry)) != open.end();
}

Node move_row(const Showing& showing, const Move& move) {
  const Voice& voice = showing.voice;
  const Entry& entry = showing.session.account.entries[move.entry];
  Node row = button("row", Look::Entry, move_name(showing, entry),
                    app::WhyToggled{static_cast<std::int64_t>(move.entry)});
  row.value = voice.signed_amount(entry.amount);
  row.description = voice.say("activity.when_and_balance",
                              {{"day", voice.day(entry.at.day)},
                               {"points", voice.points(move.running)}});
  row.icon = icon_of(entry.kind);
  row.tone = entry.amount > Points{} ? Tone::Good : Tone::Neutral;
  row.expanded = is_open(showing.model, move.entry);
  return row;
}

}  // namespace

std::vector<Move> latest_moves(const Showing& showing, std::size_t most) {
  const std::vector<Entry>& entries = showing.session.account.entries;
  const UnitIndex unit = spendable_unit(showing.programme);
  std::vector<Move> moves;
  Points running;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].unit != unit) continue;
    running += entries[i].amount;
    moves.push_back({static_cast<EntryIndex>(i), running});
  }
  std::reverse(moves.begin(), moves.end());
  moves.resize(std::min(moves.size(), most));
  return moves;
}

Node move_item(const Showing& showing, const Move& move) {
  Node item = group("entry" + std::to_string(move.entry), Look::Column, {});
  item.role = Role::ListItem;
  item.children.push_back(move_row(showing, move));
  if (is_open(showing.model, move.entry)) {
    item.children.push_back(group("why", Look::Column, why(showing, move.entry)));
  }
  return item;
}

std::vector<Node> activity(const Showing& showing) {
  const Voice& voice = showing.voice;
  const auto most = static_cast<std::size_t>(std::max(showing.model.activity_shown, 1));
  const std::vector<Move> moves = latest_moves(showing, most + 1);
  std::vector<Node> screen{heading("title", Role::Heading1, voice.say("activity.title")),
                           text("what", Look::Muted, voice.say("activity.what"))};
  if (moves.empty()) {
    screen.push_back(text("none", Look::Body, voice.say("activity.none")));
    return screen;
  }
  Node list = group("list", Look::Panel, {});
  list.role = Role::List;
  for (std::size_t i = 0; i < std::min(moves.size(), most); ++i) {
    list.children.push_back(move_item(showing, moves[i]));
  }
  screen.push_back(std::move(list));
  if (moves.size() > most) {
    screen.push_back(button("more", Look::Secondary, voice.say("activity.more"),
                            app::MoreActivityPressed{}));
  }
  return screen;
}

}  // namespace yearward::present
