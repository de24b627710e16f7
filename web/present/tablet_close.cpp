// The end of the day: what was done in figures, what still waits, and whether the tablet may be
// switched off. It refuses to reckon: the figures are the day book's.
#include "web/present/tablet_parts.hpp"

namespace yearward::present {
namespace {

// Whether it may be switched off, and if not, why: the one thing the screen is for.
Node verdict_of_day(const tablet::Model& model, const Voice& voice,
                    const tablet::Totals& totals) {
  const bool away = !model.online || model.trouble == Refusal::StoreIsUnavailable;
  const std::size_t leases = model.device->image().leases.size();
  if (tablet::all_is_with_the_server(model) && totals.unseen == 0) {
    return tablet_notice("verdict", Role::Status, Tone::Good, Icon::Check,
                         voice.say("tablet.day_is_done"), voice.say("tablet.day_is_done_help"));
  }
  if (totals.waiting > 0 || model.writing) {
    return tablet_notice("verdict", Role::Status, Tone::Warning, away ? Icon::Offline : Icon::Sync,
                         voice.count("tablet.day_waits", totals.waiting),
                         voice.say(away ? "tablet.day_waits_offline" : "tablet.day_waits_help"));
  }
  if (totals.unseen > 0) {
    return tablet_notice("verdict", Role::Alert, Tone::Warning, Icon::Warning,
                         voice.count("tablet.day_unseen", totals.unseen),
                         voice.say("tablet.day_unseen_help"));
  }
  return tablet_notice("verdict", Role::Status, Tone::Warning, away ? Icon::Offline : Icon::Sync,
                       voice.count("tablet.day_leases", static_cast<std::int64_t>(leases)),
                       voice.say(away ? "tablet.day_leases_offline" : "tablet.day_leases_help"));
}

Node sums_of_day(const Voice& voice, const tablet::Totals& totals) {
  const auto count = [&](std::int32_t number) { return voice.number(number); };
  std::vector<Node> rows{
      pair("sales", voice.say("tablet.sum_sales"), voice.money(totals.sold),
           voice.count("tablet.sum_count", totals.sales)),
      pair("refunds", voice.say("tablet.sum_refunds"), voice.money(totals.refunded),
           voice.count("tablet.sum_count", totals.refunds)),
      pair("given", voice.say("tablet.sum_given"), voice.signed_amount(totals.given)),
      pair("redeemed", voice.say("tablet.sum_redeemed"), voice.signed_amount(-totals.redeemed),
           voice.count("tablet.sum_count", totals.redemptions))};
  Node made = group("sums", Look::Panel, std::move(rows));
  made.children.insert(made.children.begin(),
                       heading("heading", Role::Heading2, voice.say("tablet.sums")));
  made.children.push_back(pair("waiting", voice.say("tablet.sum_waiting"), count(totals.waiting)));
  made.children.push_back(pair("judged", voice.say("tablet.sum_judged"), count(totals.judged)));
  return made;
}

}  // namespace

std::vector<Node> tablet_close(const tablet::Model& model, const Voice& voice) {
  const tablet::Totals totals = model.closed ? *model.closed : tablet::totals_of(model.book);
  std::vector<Node> steps{verdict_of_day(model, voice, totals)};
  const bool done = tablet::all_is_with_the_server(model) && totals.unseen == 0 &&
                    model.book.lines.empty();
  Node close = tablet_button("close_day", Look::Primary,
                             voice.say(model.closing ? "tablet.closing" : "tablet.close_day"),
                             TabletWhat::CloseDay);
  close.busy = model.closing && model.online && !model.trouble;
  close.disabled = close.busy || done;
  steps.push_back(text("what", Look::Muted, voice.say("tablet.close_what")));
  steps.push_back(std::move(close));
  return {heading("title", Role::Heading1, voice.say("tablet.close_title")),
          group("halves", Look::Split,
                {group("steps", Look::Panel, std::move(steps)), sums_of_day(voice, totals)})};
}

}  // namespace yearward::present
