// Whom a card belongs to, what they buy and what they take: each deed is drafted by the replica,
// written, and only then shown as done. It refuses to keep a member longer than they stand there.
#include <algorithm>

#include "core/codec/counter.hpp"
#include "core/engine/engine.hpp"
#include "core/sync/card.hpp"
#include "web/app/tablet_turn.hpp"

namespace yearward::tablet {
namespace {

using sync::Deed;
using sync::Fact;

constexpr std::size_t kFewestDigits = 6, kMostDigits = 19, kEndDigits = 4;

std::optional<std::string> card_read(std::string_view code) {
  std::string number = sync::card_number_from_text(code);
  const bool fits = number.size() >= kFewestDigits && number.size() <= kMostDigits;
  const bool digits = std::all_of(number.begin(), number.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  return fits && digits ? std::optional(std::move(number)) : std::nullopt;
}

std::string end_of(const std::string& card) {
  return card.size() <= kEndDigits ? card : card.substr(card.size() - kEndDigits);
}

// "王女士" is 王*.
std::string masked(const std::string& name) {
  std::size_t end = name.empty() ? 0 : 1;
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
  return name.empty() ? name : name.substr(0, end) + "*";
}

// Somebody at that level who has been here before: no first visit, no other history.
Account stand_in(const Versions& versions, const Programme& programme, LevelIndex level,
                 Moment now) {
  const Day before = now.day.plus_days(-1);
  Account account = open_account(versions, before);
  Event visit;
  visit.id = EventId{"0"};
  visit.at = {before, 0};
  if (!post(versions, account, visit).ok()) return account;
  const Ladder* ladder = main_ladder(programme);
  if (ladder == nullptr || level == 0 || level >= ladder->levels.size()) return account;
  Event stand;
  stand.id = EventId{"1"};
  stand.type = EventType::Stand;
  stand.at = {before, 1};
  EventDetails more;
  more.of = ladder->id.text;
  more.level = ladder->levels[level].id.text;
  more.reason = "limit";
  stand.more = std::move(more);
  [[maybe_unused]] const Outcome stood = post(versions, account, stand);
  return account;
}

}  // namespace

Points claim_of(const Model& model, const Customer& customer, Money amount) {
  const Programme* programme = programme_of(model);
  if (programme == nullptr) return {};
  Event sale;
  sale.id = EventId{"2"};
  sale.at = civil_now(model);
  sale.amount = amount;
  if (model.identity) sale.place = model.identity->store;
  const sync::MemberLimit* limit =
      model.device ? model.device->limit_of(customer.member) : nullptr;
  const LevelIndex level = limit != nullptr ? limit->level : customer.level;
  const auto entries = preview(model.versions,
                               stand_in(model.versions, *programme, level, sale.at), sale);
  Points claim;
  if (!entries.ok()) return claim;
  for (const Entry& entry : entries.value())
    if (entry.unit == spendable_unit(*programme)) claim += entry.amount;
  return claim;
}

Result<Money> typed_amount(const Model& model) {
  const Programme* programme = programme_of(model);
  if (programme == nullptr) return Refusal::NoVersionInForce;
  TRY(const Money amount, money_from_text(model.amount, programme->currency));
  if (amount <= Money{}) return Refusal::AmountMustBePositive;
  return amount;
}

Standing standing_of(const Model& model, const Customer& customer) {
  Standing standing;
  if (!model.device) return standing;
  const sync::Device& device = *model.device;
  const sync::ClockReading clock = clock_of(model);
  const sync::Lease* lease = device.lease_of(customer.member, clock);
  if (lease != nullptr) standing.here = device.spendable(*lease, clock);
  const bool known = device.limit_of(customer.member) != nullptr;
  const sync::Figure figure = device.figure(customer.member);
  // What is set aside on this device is theirs as much as the rest.
  standing.available = known ? figure.provisional : customer.available + figure.provisional;
  if (known) standing.available += standing.here;
  standing.as_of = figure.as_of;
  standing.provisional = std::any_of(
      device.outbox().begin(), device.outbox().end(), [&](const sync::Kept& kept) {
        return kept.fact.event.member == customer.member && kept.fact.kind != Fact::Kind::Return;
      });
  return standing;
}

bool may_redeem(const Model& model, const Customer& customer, const Reward& reward) {
  if (reward.price <= Points{} || !model.device || model.room != sync::Room::Plenty) return false;
  return standing_of(model, customer).here >= reward.price;
}

void TabletTurn::read(const std::string& code) {
  if (model.situation != Situation::Work || model.writing) return;
  if (sync::looks_like_receipt(code)) return bring(code);
  model.brought.reset();
  const auto card = card_read(code);
  if (!card) {
    model.looking = Looking::NotACard;
    return;
  }
  const bool again = card == model.read_card && model.now.up - model.read_at < kSameScanAtTill;
  model.read_card = *card;
  model.read_at = model.now.up;
  if (again && model.page != Page::Find) return;
  go(Place::Till);
  leave();
  find(*card);
}

void TabletTurn::find(std::string card) {
  model.card = card;
  model.looking = Looking::Asking;
  ++model.lookup;
  effects.emplace_back(MarkCard{std::move(card)});
}

// The device's own list first: it answers with and without a network. The server is asked as well,
// for it knows members of all stores, and whose card it is.
void TabletTurn::take(const CardMarked& message) {
  if (model.looking != Looking::Asking || message.card != model.card || !model.device) return;
  if (const sync::MemberLimit* limit = model.device->limit_of_card(message.mark)) {
    Customer customer;
    customer.card = message.card;
    customer.member = limit->member;
    customer.level = limit->level;
    meet(std::move(customer));
  }
  if (model.online) {
    effects.emplace_back(LookUp{message.card, codec::json_from_card(message.card)});
  } else if (!model.customer) {
    model.looking = Looking::NobodyOffline;
  }
}

void TabletTurn::take(const MemberLooked& message) {
  const bool asked = message.card == model.card && (model.customer || model.looking ==
                                                                          Looking::Asking);
  const Programme* programme = programme_of(model);
  if (!asked || programme == nullptr || model.situation != Situation::Work) return;
  const bool known = message.status == 200;
  if (!known && model.customer) return;
  if (!known) {
    model.looking = message.status == 404 || message.status == 400 ? Looking::NobodyHere
                                                                   : Looking::NobodyOffline;
    return;
  }
  const auto read = codec::member_found_from_json(message.document, *programme);
  if (!read.ok()) return void(model.looking = Looking::NobodyHere);
  const codec::MemberFound& found = read.value();
  if (model.customer) {
    model.customer->name = masked(found.name);
    return;
  }
  meet({message.card, found.member, masked(found.name), found.available, found.level});
}

void TabletTurn::meet(Customer customer) {
  model.customer = std::move(customer);
  model.looking = Looking::Nothing;
  model.page = Page::Amount;
  model.amount.clear();
  model.done.reset();
  model.refused.reset();
  want_lease();
  exchange();
}

// Nothing of the member stays on the screen, nor in what the page remembers.
void TabletTurn::leave() {
  model.customer.reset();
  model.page = Page::Find;
  model.looking = Looking::Nothing;
  model.card.clear();
  model.amount.clear();
  model.gift.reset();
  model.done.reset();
  model.receipt.reset();
  model.brought.reset();
  model.refused.reset();
  ++model.lookup;
  effects.emplace_back(Wipe{});
}

void TabletTurn::digit(std::int32_t digit) {
  if (digit < 0 || digit > 9) return;
  const char typed = static_cast<char>('0' + digit);
  if (model.page == Page::Find) {
    if (model.looking != Looking::Asking) model.looking = Looking::Nothing;
    if (model.card.size() < kMostDigits) model.card += typed;
    return;
  }
  if (model.page != Page::Amount || model.amount.size() >= kLongestAmount) return;
  model.refused.reset();
  const std::size_t point = model.amount.find('.');
  const Programme* programme = programme_of(model);
  const std::size_t decimals =
      programme == nullptr ? 2 : static_cast<std::size_t>(programme->currency.exponent);
  if (point != std::string::npos && model.amount.size() - point > decimals) return;
  if (model.amount == "0") model.amount.clear();
  model.amount += typed;
}

void TabletTurn::point() {
  const Programme* programme = programme_of(model);
  const bool whole = programme != nullptr && programme->currency.exponent == 0;
  if (model.page != Page::Amount || whole || model.amount.find('.') != std::string::npos) return;
  if (model.amount.empty()) model.amount = "0";
  model.amount += '.';
}

void TabletTurn::erase() {
  std::string& text = model.page == Page::Find ? model.card : model.amount;
  if (!text.empty()) text.pop_back();
  if (model.page == Page::Find) model.looking = Looking::Nothing;
}

void TabletTurn::sell() {
  if (model.page != Page::Amount || !model.customer || !model.staff) return;
  const auto amount = typed_amount(model);
  if (!amount.ok()) {
    model.refused = model.amount.empty() ? Refusal::AmountMustBePositive
                                         : amount.problem().refusal;
    return;
  }
  Deed deed;
  deed.event.member = model.customer->member;
  deed.event.type = EventType::Purchase;
  deed.event.amount = amount.value();
  deed.claim = claim_of(model, *model.customer, amount.value());
  draft(deed, end_of(model.customer->card));
}

void TabletTurn::redeem() {
  const Programme* programme = programme_of(model);
  const bool ready = model.page == Page::Confirm && model.customer && model.gift && programme &&
                     *model.gift < programme->rewards.size();
  if (!ready || !model.staff) return;
  const Reward& reward = programme->rewards[*model.gift];
  Deed deed;
  deed.kind = Fact::Kind::Spend;
  deed.event.member = model.customer->member;
  deed.event.type = EventType::Redeem;
  deed.event.reward = reward.id;
  deed.claim = reward.price;
  draft(deed, end_of(model.customer->card));
}

void TabletTurn::refund(const EventId& sale) {
  const Line* line = line_named(model.book, sale);
  if (line == nullptr || !model.staff || !may_refund(model.book, *line)) return;
  const Points delta = line->state == Line::State::Judged ? line->verdict.delta : Points{};
  Deed deed;
  deed.event.member = line->member;
  deed.event.type = EventType::Refund;
  deed.event.refers_to = line->id;
  deed.event.amount = line->amount;
  deed.claim = -(line->claim + delta);
  draft(deed, line->card_end);
}

void TabletTurn::give_back(const std::string& lease) {
  const auto& leases = model.device->image().leases;
  const auto at = std::find_if(leases.begin(), leases.end(),
                               [&](const sync::Lease& each) { return each.id == lease; });
  if (at == leases.end()) return;
  Deed deed;
  deed.kind = Fact::Kind::Return;
  deed.event.member = at->member;
  deed.lease = lease;
  draft(deed, {});
}

// One deed at a time is on its way to the disk; while a new epoch's journal is being kept, none is.
void TabletTurn::draft(const Deed& asked, std::string card_end) {
  if (model.writing || !model.device || (model.change && model.change->journal)) return;
  if (model.journal_unsure) {
    model.refused = Refusal::StorageIsFull;
    effects.emplace_back(Rotate{model.device->journal_now()});
    return;
  }
  Deed deed = asked;
  deed.staff = model.staff ? model.staff->number : std::uint16_t{0};
  const auto drafted = model.device->draft(deed, clock_of(model), model.room);
  if (!drafted.ok()) {
    model.refused = drafted.problem().refusal;
    return;
  }
  model.refused.reset();
  model.disk_failed = false;
  const sync::Fact& fact = model.device->outbox().back().fact;
  model.writing = Writing{drafted.value().sequence, line_of(fact, std::move(card_end))};
  effects.emplace_back(Append{drafted.value().frame});
}

void TabletTurn::take(const Rotated& message) {
  if (message.ok) model.journal_unsure = false;
}

// Now it is done, and may be shown and sent.
void TabletTurn::take(const Written& message) {
  if (!model.writing || !model.device) return;
  const Writing writing = std::move(*model.writing);
  model.writing.reset();
  if (!message.ok) {
    model.device->undone();
    model.disk_failed = true;
    model.journal_unsure = true;
    model.closing = false;
    effects.emplace_back(Rotate{model.device->journal_now()});
    return;
  }
  model.device->kept(writing.sequence);
  model.book.lines.push_back(writing.line);
  if (writing.line.kind != Fact::Kind::Return) model.closed.reset();
  effects.emplace_back(KeepBook{bytes_of(model.book)});
  const bool of_customer = model.customer && writing.line.member == model.customer->member &&
                           writing.line.kind != Fact::Kind::Return &&
                           writing.line.type != EventType::Refund;
  if (of_customer && model.situation == Situation::Work) {
    model.page = Page::Done;
    model.done = writing.line.id;
    model.amount.clear();
    model.gift.reset();
    give_receipt(writing.line.id);
  }
  const bool refunded = writing.line.type == EventType::Refund && model.place == Place::Outbox;
  if (refunded && model.situation == Situation::Work) {
    model.opened = writing.line.id;  // its receipt is there
    give_receipt(writing.line.id);
  }
  exchange();
  give_back_due();
}

}  // namespace yearward::tablet
