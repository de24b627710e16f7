// What people do at the tablet, and what time does. It refuses to know the disk and the server.
#include "web/app/tablet_update.hpp"

#include <algorithm>

#include "core/codec/codec.hpp"
#include "web/app/tablet_turn.hpp"

namespace yearward::tablet {
namespace {

struct PlaceName {
  Place place;
  std::string_view address;
};
constexpr std::array<PlaceName, 3> kPlaceNames = {
    PlaceName{Place::Till, "#/till"}, PlaceName{Place::Outbox, "#/outbox"},
    PlaceName{Place::Close, "#/close"}};

void load_table(Model& model, const app::WordsLoaded& loaded) {
  auto table = codec::table_from_json(loaded.document);
  if (!table.ok()) return;
  model.words[static_cast<std::size_t>(loaded.language)] = table.value();
  if (model.coming == loaded.language) {
    model.language = loaded.language;
    model.coming.reset();
  }
}

}  // namespace

void TabletTurn::act() { model.last_act = model.now.up; }

void TabletTurn::go(Place place) {
  if (model.place == place) return;
  model.place = place;
  model.opened.reset();
  model.asks_refund = false;
  model.refused.reset();
  effects.emplace_back(Go{place});
}

void TabletTurn::take(const Routed& message) {
  act();
  for (const PlaceName& name : kPlaceNames)
    if (name.address == message.address && model.place != name.place) {
      model.place = name.place;
      model.opened.reset();
      model.asks_refund = false;
    }
}

void TabletTurn::take(const app::Message& message) {
  if (const auto* pressed = std::get_if<app::TabletPressed>(&message)) return press(*pressed);
  if (const auto* typed = std::get_if<app::Typed>(&message)) return type(*typed);
  if (const auto* loaded = std::get_if<app::WordsLoaded>(&message))
    return load_table(model, *loaded);
  if (const auto* chosen = std::get_if<app::LanguageChosen>(&message)) {
    act();
    if (!model.words[static_cast<std::size_t>(chosen->language)].empty()) {
      model.language = chosen->language;
      return;
    }
    model.coming = chosen->language;
    effects.emplace_back(app::LoadWords{chosen->language});
    return;
  }
  if (const auto* connected = std::get_if<app::Connected>(&message)) {
    model.online = connected->online;
    model.retry = kFirstRetry;
    if (model.online) exchange();
    return;
  }
  if (std::holds_alternative<app::UpdateFound>(message)) model.update_ready = true;
  // A newer program takes over when nothing is on its way and nobody is served.
  const bool calm = !model.writing && !model.change && !model.customer;
  if (std::holds_alternative<app::UpdateAccepted>(message) && calm)
    effects.emplace_back(app::UseUpdate{});
}

void TabletTurn::press(const app::TabletPressed& pressed) {
  act();
  if (pressed.what == What::Enrol) return enrol();
  if (pressed.what == What::SignIn) return sign_in();
  if (model.situation != Situation::Work) return;
  if (pressed.what == What::Print && model.receipt && !model.receipt->code.empty())
    return void(effects.emplace_back(Print{}));
  if (pressed.what == What::Lock) return lock();
  if (pressed.what == What::SyncNow) return exchange();
  if (pressed.what == What::CloseDay) return close_day();
  if (model.place == Place::Till) press_at_till(pressed);
  else press_in_book(pressed);
}

void TabletTurn::press_at_till(const app::TabletPressed& pressed) {
  if (model.writing) return;  // a moment: it is being written
  const Programme* programme = programme_of(model);
  switch (pressed.what) {
    case What::Digit: return digit(pressed.number);
    case What::Point: return point();
    case What::Erase: return erase();
    case What::Find:
      if (model.page == Page::Find) read(model.card);
      return;
    case What::Sell: return sell();
    case What::ToGifts:
      if (!model.customer) return;
      model.page = Page::Gifts;
      model.refused.reset();
      want_lease();
      return exchange();
    case What::ToAmount:
      if (!model.customer) return;
      model.page = Page::Amount;
      model.gift.reset();
      model.refused.reset();
      return;
    case What::Gift:
      if (model.page != Page::Gifts || programme == nullptr || pressed.number < 0 ||
          static_cast<std::size_t>(pressed.number) >= programme->rewards.size())
        return;
      model.gift = static_cast<RewardIndex>(pressed.number);
      model.page = Page::Confirm;
      return;
    case What::Confirm: return redeem();
    case What::Leave: return leave();
    default: return;
  }
}

void TabletTurn::press_in_book(const app::TabletPressed& pressed) {
  const auto& lines = model.book.lines;
  const auto at = static_cast<std::size_t>(std::max(pressed.number, 0));
  if (pressed.what == What::Line && at < lines.size()) {
    const bool open = model.opened == lines[at].id;
    model.opened = open ? std::nullopt : std::optional(lines[at].id);
    if (model.opened) give_receipt(*model.opened);
    model.asks_refund = false;
    model.refused.reset();
    return;
  }
  if (!model.opened || model.writing) return;
  if (pressed.what == What::Refund) model.asks_refund = true;
  if (pressed.what == What::KeepSale) model.asks_refund = false;
  if (pressed.what == What::ConfirmRefund && model.asks_refund) {
    model.asks_refund = false;
    refund(*model.opened);
  }
  if (pressed.what == What::Seen) {
    for (Line& line : model.book.lines)
      if (line.id == *model.opened) line.seen = true;
    model.opened.reset();
    effects.emplace_back(KeepBook{bytes_of(model.book)});
    settle_closing();
  }
}

void TabletTurn::take(const Keyed& message) {
  if (model.situation != Situation::Work) return;
  act();
  const auto code = model.wedge.take(message.key);
  if (code) read(*code);
}

void TabletTurn::take(const Rang&) {
  const Millis idle = model.now.up - model.last_act;
  if (model.situation == Situation::Work && !model.writing && idle >= kIdleLock) lock();
  else if (model.customer && !model.writing && idle >= kIdleCustomer) leave();
  if (model.next_exchange > 0 && model.now.up >= model.next_exchange) {
    model.next_exchange = model.now.up + kPulse;
    exchange();
    give_back_due();
  }
}

Step start(app::Language language) {
  Step step;
  step.model.language = language;
  step.effects = {Open{}, app::LoadWords{language}};
  return step;
}

Step update(Model model, const Message& message, Now now) {
  model.now = now;
  TabletTurn turn{std::move(model), {}};
  std::visit([&](const auto& said) { turn.take(said); }, message);
  return Step{std::move(turn.model), std::move(turn.effects)};
}

std::optional<Millis> next_alarm(const Model& model) {
  std::optional<Millis> next;
  const auto no_later = [&](Millis at) { next = next ? std::min(*next, at) : at; };
  if (model.situation == Situation::Work) no_later(model.last_act + kIdleLock);
  if (model.customer) no_later(model.last_act + kIdleCustomer);
  if (model.device && model.online && !model.asking && !model.change && model.next_exchange > 0)
    no_later(model.next_exchange);
  return next;
}

}  // namespace yearward::tablet
