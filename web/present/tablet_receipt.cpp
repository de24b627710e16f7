// Receipts on the tablet's screen and on paper: the code of what was done here, and what became of
// one that was brought from elsewhere. It refuses to know printers and scanners.
#include <qrcodegen.hpp>

#include "web/present/tablet_paper.hpp"
#include "web/present/tablet_parts.hpp"

namespace yearward::present {
namespace {

using tablet::BroughtReceipt;
using tablet::Line;

constexpr std::size_t kMark = 3;  // "YWR"

// Letters and digits each in the mode that holds them best.
Code code_of_receipt(const std::string& text) {
  Code code;
  if (text.size() <= kMark) return code;
  const qrcodegen::QrCode drawn = qrcodegen::QrCode::encodeSegments(
      {qrcodegen::QrSegment::makeAlphanumeric(text.substr(0, kMark).c_str()),
       qrcodegen::QrSegment::makeNumeric(text.c_str() + kMark)},
      qrcodegen::QrCode::Ecc::MEDIUM);
  code.side = drawn.getSize();
  code.dark.reserve(static_cast<std::size_t>(code.side) * static_cast<std::size_t>(code.side));
  for (int row = 0; row < code.side; ++row)
    for (int column = 0; column < code.side; ++column)
      code.dark.push_back(drawn.getModule(column, row));
  return code;
}

// What is known of what was read, as a line of a book would say it.
Line line_of_receipt(const BroughtReceipt& brought) {
  Line line = tablet::line_of(brought.receipt->fact, {});
  line.state = brought.verdict.code == sync::Verdict::Code::Accepted ? Line::State::Confirmed
                                                                     : Line::State::Judged;
  line.verdict = brought.verdict;
  return line;
}

std::string why_refused(const Voice& voice, const BroughtReceipt& brought) {
  const Refusal refusal = brought.refusal.value_or(Refusal::RequestIsMalformed);
  if (refusal == Refusal::DeviceIsUnknown) return voice.say("tablet.receipt_unknown");
  if (refusal == Refusal::SealIsWrong) return voice.say("tablet.receipt_forged");
  return voice.refusal(refusal);
}

}  // namespace

void add_receipt(const tablet::Model& model, const Voice& voice, const EventId& event,
                 std::vector<Node>& children) {
  const bool ours = model.receipt && model.receipt->receipt.fact.event.id == event;
  if (!ours || model.receipt->code.empty()) return;
  Node code;
  code.key = "receipt";
  code.role = Role::Image;
  code.look = Look::Code;
  code.name = voice.say("tablet.receipt_code");
  code.figure = code_of_receipt(model.receipt->code);
  children.push_back(std::move(code));
}

void add_receipt_words(const tablet::Model& model, const Voice& voice,
                       std::vector<Node>& children) {
  if (!model.receipt || model.receipt->code.empty()) return;
  children.push_back(text("receipt_what", Look::Small, voice.say("tablet.receipt_what")));
  children.push_back(tablet_button("print", Look::Secondary, voice.say("tablet.receipt_print"),
                                   TabletWhat::Print));
}

Node brought_notice(const BroughtReceipt& brought, const Voice& voice) {
  const std::string what =
      brought.receipt ? line_name(voice, tablet::line_of(brought.receipt->fact, {}))
                      : std::string();
  switch (brought.state) {
    case BroughtReceipt::State::Asking:
      return tablet_notice("said", Role::Status, Tone::Neutral, Icon::Sync,
                           voice.say("tablet.receipt_asking"), what);
    case BroughtReceipt::State::Offline:
      return tablet_notice("said", Role::Alert, Tone::Warning, Icon::Offline,
                           voice.say("tablet.receipt_offline"), what);
    case BroughtReceipt::State::Refused:
      return tablet_notice("said", Role::Alert, Tone::Bad, Icon::Warning,
                           why_refused(voice, brought), what);
    case BroughtReceipt::State::Known:
      return tablet_notice("said", Role::Status, Tone::Neutral, Icon::Check,
                           voice.say("tablet.receipt_known"), what);
    case BroughtReceipt::State::Taken: break;
  }
  const Line line = line_of_receipt(brought);
  const bool fine = line.state == Line::State::Confirmed;
  return tablet_notice("said", Role::Status, fine ? Tone::Good : Tone::Warning,
                       fine ? Icon::Check : Icon::Warning, voice.say("tablet.receipt_taken"),
                       what + " · " + line_state(voice, line));
}

Paper tablet_paper(const tablet::Model& model) {
  Paper paper;
  if (!model.receipt || model.receipt->code.empty()) return paper;
  const app::WordTable& words = model.words[static_cast<std::size_t>(model.language)];
  const Voice voice(words, model.language, tablet::programme_of(model));
  const sync::Fact& fact = model.receipt->receipt.fact;
  const Line* known = tablet::line_named(model.book, fact.event.id);
  const Line line = known != nullptr ? *known : tablet::line_of(fact, {});
  const bool spend = line.kind == sync::Fact::Kind::Spend;
  if (model.identity) paper.title = model.identity->store;
  paper.lines.push_back(line_name(voice, line));
  paper.lines.push_back(
      voice.say(spend ? "tablet.taken" : "tablet.given") + " " +
      voice.signed_amount(spend ? -line.claim : line.claim));
  paper.lines.push_back(line.state == Line::State::Waiting ? voice.say("tablet.paper_provisional")
                                                           : line_state(voice, line));
  const Zone zone = model.versions.empty() ? Zone{{}, {{0, 480}}} : model.versions.back().zone;
  paper.lines.push_back(voice.say("day.moment", {{"day", voice.day(moment_at(zone, line.at).day)},
                                                 {"time", clock_time(model, line.at)}}));
  if (!line.card_end.empty())
    paper.lines.push_back(voice.say("tablet.card_end", {{"digits", line.card_end}}));
  paper.lines.push_back(voice.say("tablet.number") + " " + line.id.text);
  paper.lines.push_back(voice.say("tablet.receipt_what"));
  paper.code = code_of_receipt(model.receipt->code);
  return paper;
}

}  // namespace yearward::present
