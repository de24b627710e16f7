// At the till: whose card, what they buy, what they take, what came of it.
// It refuses to reckon points: claims and standings come from web/app.
#include "web/present/kiosk_parts.hpp"
#include "web/present/tablet_parts.hpp"

namespace yearward::present {
namespace {

using tablet::Customer;
using tablet::Looking;
using tablet::Page;

Node erase_key(const Voice& voice) {
  return tablet_button("erase", Look::Secondary, voice.say("tablet.erase"), TabletWhat::Erase);
}

Node looking_notice(const tablet::Model& model, const Voice& voice) {
  if (model.brought) return brought_notice(*model.brought, voice);
  switch (model.looking) {
    case Looking::Asking:
      return tablet_notice("said", Role::Status, Tone::Neutral, Icon::Sync,
                           voice.say("tablet.looking"));
    case Looking::NotACard:
      return tablet_notice("said", Role::Alert, Tone::Warning, Icon::Warning,
                           voice.say("tablet.not_a_card"));
    case Looking::NobodyHere:
      return tablet_notice("said", Role::Alert, Tone::Bad, Icon::Warning,
                           voice.say("tablet.nobody"));
    case Looking::NobodyOffline:
      return tablet_notice("said", Role::Alert, Tone::Warning, Icon::Offline,
                           voice.say("tablet.nobody_offline"),
                           voice.say("tablet.nobody_offline_help"));
    case Looking::Nothing: break;
  }
  return tablet_notice("said", Role::Status, Tone::Neutral, Icon::Card,
                       voice.say("tablet.find_help"));
}

std::vector<Node> find_page(const tablet::Model& model, const Voice& voice) {
  const bool busy = model.looking == Looking::Asking;
  Node typed = text("typed", Look::Figure, voice.say("tablet.card"));
  typed.role = Role::Status;
  typed.value = model.card.empty() ? "—" : in_groups(model.card);
  Node find = tablet_button("find", Look::Primary, voice.say("tablet.find"), TabletWhat::Find);
  find.busy = busy;
  find.disabled = busy || model.card.empty();
  PadKeys keys{erase_key(voice), std::move(find), busy};
  Node ask = group("ask", Look::Panel, {text("lead", Look::Lead, voice.say("tablet.find_lead")),
                                        looking_notice(model, voice)});
  Node by_hand = group("by_hand", Look::Panel, {std::move(typed),
                                                tablet_pad(voice, std::move(keys))});
  return {heading("title", Role::Heading1, voice.say("tablet.find_title")),
          group("halves", Look::Split, {std::move(ask), std::move(by_hand)})};
}

// What is shown of a member: enough to see that it is the right card, and what may be done.
Node customer_card(const tablet::Model& model, const Customer& customer, const Voice& voice) {
  const tablet::Standing standing = tablet::standing_of(model, customer);
  const Programme* programme = tablet::programme_of(model);
  const std::string end = last_digits(customer.card);
  std::vector<Node> children;
  children.push_back(text("who", Look::Strong,
                          customer.name.empty() ? voice.say("tablet.member")
                                                : customer.name));
  std::string level;
  const sync::MemberLimit* limit = model.device->limit_of(customer.member);
  const LevelIndex held = limit != nullptr ? limit->level : customer.level;
  const Ladder* ladder = programme != nullptr ? main_ladder(*programme) : nullptr;
  if (ladder != nullptr && held < ladder->levels.size())
    level = voice.theirs("level", ladder->levels[held].id.text, "name");
  children.push_back(text("level", Look::Muted,
                          level.empty() ? voice.say("tablet.card_end", {{"digits", end}})
                                        : voice.say("tablet.level", {{"level", level},
                                                                     {"digits", end}})));
  Node points = text("points", Look::Figure, voice.say("tablet.available"));
  points.value = voice.amount(standing.available);
  points.description =
      voice.say(standing.provisional ? "tablet.provisional_as_of" : "tablet.as_of",
                {{"when", clock_time(model, standing.as_of)}});
  children.push_back(std::move(points));
  if (model.page == Page::Done) return group("customer", Look::Hero, std::move(children));
  children.push_back(text("here", Look::Body,
                          standing.here > Points{}
                              ? voice.say("tablet.here", {{"points", voice.points(standing.here)}})
                              : voice.say("tablet.nothing_here")));
  return group("customer", Look::Hero, std::move(children));
}

Node gifts_button(const Voice& voice) {
  Node made = tablet_button("to_gifts", Look::Secondary, voice.say("tablet.to_gifts"),
                            TabletWhat::ToGifts);
  made.icon = Icon::Gift;
  return made;
}

// Once something was done, its receipt takes the place of what could be done before.
Node customer_side(const tablet::Model& model, const Customer& customer, const Voice& voice) {
  std::vector<Node> children{customer_card(model, customer, voice)};
  if (model.page == Page::Done && model.done) {
    add_receipt(model, voice, *model.done, children);
    return group("side", Look::Column, std::move(children));
  }
  if (model.page == Page::Amount) {
    children.push_back(gifts_button(voice));
  } else {
    children.push_back(tablet_button("to_amount", Look::Secondary, voice.say("tablet.to_amount"),
                                     TabletWhat::ToAmount));
  }
  children.push_back(tablet_button("leave", Look::Secondary, voice.say("tablet.leave"),
                                   TabletWhat::Leave));
  return group("side", Look::Column, std::move(children));
}

void add_refused(const tablet::Model& model, const Voice& voice, std::vector<Node>& children) {
  if (!model.refused) return;
  children.push_back(tablet_notice("refused", Role::Alert, Tone::Bad, Icon::Warning,
                                   voice.refusal(*model.refused)));
}

Node amount_panel(const tablet::Model& model, const Customer& customer, const Voice& voice) {
  const auto amount = tablet::typed_amount(model);
  Node typed = text("typed", Look::Figure, voice.say("tablet.amount"));
  typed.role = Role::Status;
  typed.value = model.amount.empty() ? "—" : amount.ok() ? voice.money(amount.value())
                                                         : model.amount;
  const Points claim =
      amount.ok() ? tablet::claim_of(model, customer, amount.value()) : Points{};
  typed.description = amount.ok()
                          ? voice.say("tablet.claim", {{"points", voice.signed_amount(claim)}})
                          : voice.say("tablet.amount_help");
  Node point = tablet_button("point", Look::Secondary, ".", TabletWhat::Point);
  std::vector<Node> children{std::move(typed)};
  add_refused(model, voice, children);
  children.push_back(tablet_pad(voice, {std::move(point), erase_key(voice), false}));
  Node sell = tablet_button("sell", Look::Primary, voice.say("tablet.sell"), TabletWhat::Sell);
  sell.busy = model.writing.has_value();
  sell.disabled = sell.busy || !amount.ok();
  children.push_back(std::move(sell));
  return group("amount", Look::Panel, std::move(children));
}

Node gift_row(const tablet::Model& model, const Customer& customer, const Voice& voice,
              std::size_t place) {
  const Reward& reward = tablet::programme_of(model)->rewards[place];
  Node made = tablet_button("gift" + std::to_string(place), Look::Entry,
                            reward_name(voice, reward.id), TabletWhat::Gift,
                            static_cast<std::int32_t>(place));
  made.value = voice.points(reward.price);
  made.icon = Icon::Gift;
  const tablet::Standing standing = tablet::standing_of(model, customer);
  const bool may = tablet::may_redeem(model, customer, reward);
  made.disabled = !may;
  made.tone = may ? Tone::Brand : Tone::Neutral;
  const bool enough = standing.available >= reward.price;
  const Points missing = reward.price - standing.available;
  made.description = may      ? voice.say("tablet.gift_ready")
                     : enough ? voice.say("tablet.gift_not_here")
                              : voice.say("tablet.gift_missing",
                                          {{"points", voice.points(missing)}});
  return made;
}

Node gifts_panel(const tablet::Model& model, const Customer& customer, const Voice& voice) {
  const Programme* programme = tablet::programme_of(model);
  std::vector<Node> children;
  add_refused(model, voice, children);
  if (programme == nullptr || programme->rewards.empty()) {
    children.push_back(text("none", Look::Body, voice.say("tablet.no_gifts")));
    return group("gifts", Look::Panel, std::move(children));
  }
  for (std::size_t place = 0; place < programme->rewards.size(); ++place)
    children.push_back(gift_row(model, customer, voice, place));
  return group("gifts", Look::Panel, std::move(children));
}

Node confirm_panel(const tablet::Model& model, const Customer& customer, const Voice& voice) {
  const Reward& reward = tablet::programme_of(model)->rewards[*model.gift];
  const tablet::Standing standing = tablet::standing_of(model, customer);
  std::vector<Node> children{
      text("gift", Look::Lead, reward_name(voice, reward.id)),
      text("goods", Look::Body, voice.theirs("reward", reward.id.text, "goods")),
      pair("price", voice.say("tablet.price"), voice.points(reward.price)),
      pair("left", voice.say("tablet.left"), voice.points(standing.available - reward.price))};
  add_refused(model, voice, children);
  Node confirm = tablet_button("confirm", Look::Primary,
                               voice.say("tablet.confirm", {{"points",
                                                             voice.points(reward.price)}}),
                               TabletWhat::Confirm);
  confirm.busy = confirm.disabled = model.writing.has_value();
  children.push_back(std::move(confirm));
  children.push_back(tablet_button("back", Look::Secondary, voice.say("tablet.back"),
                                   TabletWhat::ToGifts));
  return group("confirm_panel", Look::Panel, std::move(children));
}

Node done_panel(const tablet::Model& model, const Voice& voice) {
  const tablet::Line* line =
      model.done ? tablet::line_named(model.book, *model.done) : nullptr;
  std::vector<Node> children;
  if (line != nullptr) {
    const bool spend = line->kind == sync::Fact::Kind::Spend;
    children.push_back(text("what", Look::Lead, line_name(voice, *line)));
    Node points = text("points", Look::Figure,
                       voice.say(spend ? "tablet.taken" : "tablet.given"));
    points.value = voice.signed_amount(spend ? -line->claim : line->claim);
    points.tone = spend ? Tone::Neutral : Tone::Good;
    children.push_back(std::move(points));
    const bool waits = line->state == tablet::Line::State::Waiting;
    const bool fine = line->state == tablet::Line::State::Confirmed;
    children.push_back(tablet_notice(
        "state", Role::Status, waits ? Tone::Brand : fine ? Tone::Good : Tone::Warning,
        waits ? Icon::Sync : fine ? Icon::Check : Icon::Warning, line_state(voice, *line)));
    const bool has_code = model.receipt && !model.receipt->code.empty();
    if (!has_code) children.push_back(text("safe", Look::Small, voice.say("tablet.safe")));
  }
  add_receipt_words(model, voice, children);
  children.push_back(tablet_button("next", Look::Primary, voice.say("tablet.next"),
                                   TabletWhat::Leave));
  children.push_back(tablet_button("again", Look::Secondary, voice.say("tablet.to_amount"),
                                   TabletWhat::ToAmount));
  children.push_back(gifts_button(voice));
  return group("done", Look::Panel, std::move(children));
}

}  // namespace

std::vector<Node> tablet_till(const tablet::Model& model, const Voice& voice) {
  if (!model.customer || model.page == Page::Find) return find_page(model, voice);
  const Customer& customer = *model.customer;
  Node side = customer_side(model, customer, voice);
  switch (model.page) {
    case Page::Gifts:
      return {heading("title", Role::Heading1, voice.say("tablet.gifts_title")),
              group("halves", Look::Split, {std::move(side),
                                            gifts_panel(model, customer, voice)})};
    case Page::Confirm:
      return {heading("title", Role::Heading1, voice.say("tablet.confirm_title")),
              group("halves", Look::Split, {std::move(side),
                                            confirm_panel(model, customer, voice)})};
    case Page::Done:
      return {heading("title", Role::Heading1, voice.say("tablet.done_title")),
              group("halves", Look::Split, {std::move(side), done_panel(model, voice)})};
    case Page::Find:
    case Page::Amount: break;
  }
  return {heading("title", Role::Heading1, voice.say("tablet.amount_title")),
          group("halves", Look::Split, {std::move(side), amount_panel(model, customer, voice)})};
}

}  // namespace yearward::present
