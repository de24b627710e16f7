// What was done here and what became of it: what somebody must look at, what waits, what is
// confirmed. It refuses to judge: verdicts are the server's.
#include "web/present/tablet_parts.hpp"

namespace yearward::present {
namespace {

using sync::Verdict;
using tablet::Line;

constexpr std::size_t kMostShown = 200;

bool is_hidden_line(const Line& line) { return line.kind == sync::Fact::Kind::Return; }

// What became of a fact, in short and as what to do about it.
struct VerdictWords {
  const char* state;
  const char* advice;
};

VerdictWords words_of_verdict(const Line& line) {
  switch (line.verdict.code) {
    case Verdict::Code::Adjusted:
      if (line.verdict.delta > Points{}) return {"tablet.verdict_more", "tablet.verdict_more_help"};
      return {"tablet.verdict_less", "tablet.verdict_less_help"};
    case Verdict::Code::Refused: return {"tablet.verdict_refused", "tablet.verdict_refused_help"};
    case Verdict::Code::OverEscrow: return {"tablet.verdict_over", "tablet.verdict_over_help"};
    case Verdict::Code::Held: return {"tablet.verdict_held", "tablet.verdict_held_help"};
    case Verdict::Code::Nobody: return {"tablet.verdict_nobody", "tablet.verdict_nobody_help"};
    case Verdict::Code::Accepted:
    case Verdict::Code::Repeated: break;
  }
  return {"tablet.state_confirmed", "tablet.verdict_more_help"};
}

Tone tone_of(const Line& line) {
  if (line.state != Line::State::Judged) return Tone::Neutral;
  return line.verdict.code == Verdict::Code::Adjusted ? Tone::Warning : Tone::Bad;
}

Node line_row(const tablet::Model& model, const Voice& voice, std::size_t place) {
  const Line& line = model.book.lines[place];
  Node made = tablet_button("row", Look::Entry, line_name(voice, line), TabletWhat::Line,
                            static_cast<std::int32_t>(place));
  const bool spend = line.kind == sync::Fact::Kind::Spend;
  made.value = voice.signed_amount(spend ? -line.claim : line.claim);
  made.expanded = model.opened == line.id;
  made.icon = line.state == Line::State::Waiting     ? Icon::Sync
              : line.state == Line::State::Confirmed ? Icon::Check
                                                     : Icon::Warning;
  made.tone = tone_of(line);
  const std::string when = clock_time(model, line.at);
  made.description =
      line.card_end.empty()
          ? voice.say("tablet.line", {{"when", when}, {"state", line_state(voice, line)}})
          : voice.say("tablet.line_of", {{"when", when}, {"digits", line.card_end},
                                         {"state", line_state(voice, line)}});
  return made;
}

std::vector<Node> opened_line(const tablet::Model& model, const Voice& voice, const Line& line) {
  std::vector<Node> children;
  if (line.state == Line::State::Judged) {
    children.push_back(text("advice", Look::Body, voice.say(words_of_verdict(line).advice)));
    if (line.verdict.reason) {
      children.push_back(text("reason", Look::Muted,
                              voice.say("tablet.reason",
                                        {{"why", voice.refusal(*line.verdict.reason)}})));
    }
  }
  children.push_back(pair("number", voice.say("tablet.number"), line.id.text));
  children.push_back(pair("staff", voice.say("tablet.staff"),
                          voice.number(std::int64_t{line.staff})));
  const bool ours = model.receipt && model.receipt->receipt.fact.event.id == line.id;
  if (ours && line.state != Line::State::Judged) {
    add_receipt(model, voice, line.id, children);
    add_receipt_words(model, voice, children);
  }
  if (tablet::needs_a_look(line))
    children.push_back(tablet_button("seen", Look::Primary, voice.say("tablet.seen"),
                                     TabletWhat::Seen));
  if (model.asks_refund) {
    children.push_back(tablet_notice("sure", Role::Alert, Tone::Warning, Icon::Warning,
                                     voice.say("tablet.refund_sure",
                                               {{"money", voice.money(line.amount)}})));
    children.push_back(tablet_button("refund_now", Look::Primary, voice.say("tablet.refund_now"),
                                     TabletWhat::ConfirmRefund));
    children.push_back(tablet_button("keep", Look::Secondary, voice.say("tablet.keep_sale"),
                                     TabletWhat::KeepSale));
  } else if (tablet::may_refund(model.book, line)) {
    children.push_back(tablet_button("refund", Look::Secondary, voice.say("tablet.refund"),
                                     TabletWhat::Refund));
  }
  if (model.refused) {
    children.push_back(tablet_notice("refused", Role::Alert, Tone::Bad, Icon::Warning,
                                     voice.refusal(*model.refused)));
  }
  return children;
}

struct ListWords {
  const char* key;
  const char* name;
};

// Those of one kind, latest first; nothing when there are none.
template <class Fits>
void add_lines(const tablet::Model& model, const Voice& voice, const ListWords& words, Fits fits,
               std::vector<Node>& main) {
  const std::string key = words.key;
  Node list = group(key, Look::Panel, {});
  list.role = Role::List;
  list.name = voice.say(words.name);
  for (std::size_t back = model.book.lines.size(); back-- > 0;) {
    const Line& line = model.book.lines[back];
    if (is_hidden_line(line) || !fits(line) || list.children.size() >= kMostShown) continue;
    Node item = group(line.id.text, Look::Column, {line_row(model, voice, back)});
    item.role = Role::ListItem;
    if (model.opened == line.id)
      item.children.push_back(group("more", Look::Column, opened_line(model, voice, line)));
    list.children.push_back(std::move(item));
  }
  if (list.children.empty()) return;
  main.push_back(heading(key + "_heading", Role::Heading2, list.name));
  main.push_back(std::move(list));
}

}  // namespace

std::string line_name(const Voice& voice, const Line& line) {
  if (line.kind == sync::Fact::Kind::Spend)
    return voice.say("tablet.did_redeem", {{"gift", reward_name(voice, line.reward)}});
  const char* key = line.type == EventType::Refund ? "tablet.did_refund" : "tablet.did_sell";
  return voice.say(key, {{"money", voice.money(line.amount)}});
}

std::string line_state(const Voice& voice, const Line& line) {
  switch (line.state) {
    case Line::State::Waiting: return voice.say("tablet.state_waiting");
    case Line::State::Confirmed: return voice.say("tablet.state_confirmed");
    case Line::State::Judged: break;
  }
  const Points delta = line.verdict.delta;
  return voice.say(words_of_verdict(line).state,
                   {{"points", voice.points(delta < Points{} ? -delta : delta)}});
}

std::vector<Node> tablet_outbox(const tablet::Model& model, const Voice& voice) {
  std::vector<Node> main{heading("title", Role::Heading1, voice.say("tablet.outbox_title")),
                         text("what", Look::Muted, voice.say("tablet.outbox_what"))};
  const std::size_t before = main.size();
  add_lines(model, voice, {"look", "tablet.lines_look"},
            [](const Line& line) { return tablet::needs_a_look(line); }, main);
  add_lines(model, voice, {"waiting", "tablet.lines_waiting"},
            [](const Line& line) { return line.state == Line::State::Waiting; }, main);
  add_lines(model, voice, {"done", "tablet.lines_done"},
            [](const Line& line) {
              return line.state != Line::State::Waiting && !tablet::needs_a_look(line);
            },
            main);
  if (main.size() == before)
    main.push_back(text("none", Look::Body, voice.say("tablet.outbox_none")));
  Node sync = tablet_button("sync", Look::Secondary, voice.say("sync.now"), TabletWhat::SyncNow);
  sync.icon = Icon::Sync;
  sync.busy = model.asking.has_value() || model.change.has_value();
  sync.disabled = !model.online;
  main.push_back(std::move(sync));
  return main;
}

}  // namespace yearward::present
