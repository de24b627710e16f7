// Drives a tablet for its tests and answers for its disk, its key and its server. It refuses to
// know what is right.
#include "tests/portal/tablet_world.hpp"

#include <doctest/doctest.h>

#include "core/sync/wire_layout.hpp"

namespace yearward::world {
namespace {

constexpr const char* kIdentity =
    R"({"device":"device-1","programme":"community_mart","store":"中山路店","number":7,"epoch":1})";
constexpr const char* kStaffDocument =
    R"({"id":"cashier-01","name":"林店员","role":"cashier","number":3})";
constexpr const char* kFound =
    R"({"member":"M1001","name":"王女士","as_of":"2026-11-22T12:00:00","balances":[{"unit":"points",)"
    R"("available":30000,"pending":0,"reserved":0,"deficit":0}],)"
    R"("levels":[{"ladder":"tier","level":"silver"}]})";

}  // namespace

Tablet::Tablet(app::Language language) : language_(language) {}

void Tablet::say(const tablet::Message& message) {
  tablet::Step step = tablet::update(std::move(model_), message, now_);
  model_ = std::move(step.model);
  for (tablet::Effect& effect : step.effects) effects_.push_back(std::move(effect));
  if (performing_) return;
  performing_ = true;
  while (!effects_.empty()) {
    const tablet::Effect effect = std::move(effects_.front());
    effects_.erase(effects_.begin());
    perform(effect);
  }
  performing_ = false;
}

void Tablet::press(app::TabletPressed::What what, std::int32_t number) {
  say(app::Message{app::TabletPressed{what, number}});
}

void Tablet::type(std::string_view keys) {
  using What = app::TabletPressed::What;
  for (const char key : keys) {
    if (key == '.') press(What::Point);
    else press(What::Digit, key - '0');
  }
}

void Tablet::scan(std::string_view code) {
  now_.up += 10'000;
  now_.wall += 10;
  for (const char key : code) {
    say(tablet::Keyed{{key, now_.up}});
    now_.up += 10;
  }
  say(tablet::Keyed{{kiosk::kEnter, now_.up}});
}

void Tablet::wait(tablet::Millis time) {
  const tablet::Millis end = now_.up + time;
  for (;;) {
    const auto alarm = tablet::next_alarm(model_);
    if (!alarm || *alarm > end) break;
    now_.wall += (std::max(now_.up, *alarm) - now_.up) / 1000;
    now_.up = std::max(now_.up, *alarm);
    const auto before = *alarm;
    say(tablet::Rang{});
    if (tablet::next_alarm(model_) == before) break;  // it is for the test to see why
  }
  now_.wall += (end - now_.up) / 1000;
  now_.up = end;
}

void Tablet::open() {
  tablet::Step step = tablet::start(language_);
  model_ = std::move(step.model);
  effects_ = std::move(step.effects);
  for (const auto language : {app::Language::Chinese, app::Language::English})
    say(app::Message{app::WordsLoaded{language, words_document(language)}});
}

void Tablet::enrol() {
  say(app::Message{app::Typed{app::FieldName::Code, "bcdf ghjk"}});
  press(app::TabletPressed::What::Enrol);
  REQUIRE(model_.situation == tablet::Situation::SignIn);
}

void Tablet::staff_in() {
  say(app::Message{app::Typed{app::FieldName::CardNumber, "8800 0000 9101"}});
  say(app::Message{app::Typed{app::FieldName::Pin, pin}});
  press(app::TabletPressed::What::SignIn);
}

void Tablet::work() {
  open();
  enrol();
  staff_in();
  REQUIRE(model_.situation == tablet::Situation::Work);
}

void Tablet::meet(std::string_view card) {
  scan(card);
}

void Tablet::sell(std::string_view amount) {
  type(amount);
  press(app::TabletPressed::What::Sell);
}

void Tablet::start_again() {
  now_.up = 1'000;
  now_.wall += 60;
  effects_.clear();
  open();
}

sync::Reply Tablet::reply_to(const sync::Request& request) {
  sync::Reply reply;
  reply.number = request.number;
  reply.device = request.device;
  reply.epoch = request.epoch;
  reply.now = now_.wall;
  reply.rules = rules_digest;
  sync::Sequence sequence = request.push.from;
  for (const sync::Fact& fact : request.push.facts) {
    const bool is_new = sequence > upto_;
    if (is_new && !verdicts.empty()) {
      const SaidOf& said = verdicts.front();
      if (said.code != sync::Verdict::Code::Accepted)
        reply.verdicts.push_back({sequence, said.code, said.delta, said.reason});
      verdicts.erase(verdicts.begin());
    }
    if (is_new) heard.push_back(fact);
    if (is_new && fact.kind == sync::Fact::Kind::Return)
      std::erase_if(leases, [&](const sync::Lease& lease) { return lease.id == fact.lease; });
    for (sync::Lease& lease : leases)
      if (is_new && fact.kind == sync::Fact::Kind::Spend && lease.id == fact.lease)
        lease.spent += fact.claim;
    ++sequence;
  }
  upto_ = std::max(upto_, static_cast<sync::Sequence>(sequence - 1));
  head_ = request.push.head;
  for (const sync::Want& want : request.wants) {
    sync::Lease lease;
    lease.id = want.lease;
    lease.member = want.member;
    lease.device = request.device;
    lease.amount = std::min(want.most, Points{available.count / 2});
    lease.granted = now_.wall;
    lease.ends = now_.wall + 86'400;
    available -= lease.amount;
    leases.push_back(lease);
  }
  reply.upto = upto_;
  reply.head = head_;
  reply.leases = leases;
  for (const sync::Follow& follow : request.follows) {
    sync::Page page;
    page.scope = follow.scope;
    page.from = follow.cursor;
    page.to = follow.cursor + 1;
    page.limits = {{page.to, {MemberId{"M1001"}, available, 1, false, kMemberMark}}};
    reply.pages.push_back(page);
  }
  return reply;
}

void Tablet::perform(const tablet::Effect& effect) {
  using namespace tablet;
  if (std::holds_alternative<Open>(effect))
    return say(Opened{identity_, {journal_, old_journal_}, image_, rules_, rules_document_, book_});
  if (std::holds_alternative<Enrol>(effect))
    return say(Enrolled{network ? 201 : 0, network ? kIdentity : ""});
  if (const auto* begin = std::get_if<Begin>(&effect)) {
    identity_ = begin->identity;
    journal_ = begin->journal;
    image_ = begin->image;
    head_ = sync::chain_start(7, 1);
    return say(Committed{true});
  }
  if (const auto* append = std::get_if<Append>(&effect)) {
    if (disk_takes) journal_ += append->frame;
    return say(Written{disk_takes});
  }
  if (const auto* commit = std::get_if<Commit>(&effect)) {
    if (disk_takes) {
      image_ = commit->image;
      book_ = commit->book;
      if (!commit->journal.empty()) journal_ = commit->journal;
    }
    return say(Committed{disk_takes});
  }
  if (const auto* rotate = std::get_if<Rotate>(&effect)) {
    if (disk_takes) journal_ = rotate->journal;
    return say(Rotated{disk_takes});
  }
  if (const auto* keep = std::get_if<KeepBook>(&effect)) book_ = keep->book;
  if (const auto* keep = std::get_if<KeepRules>(&effect)) {
    rules_ = keep->digest;
    rules_document_ = keep->document;
  }
  if (const auto* sign = std::get_if<Sign>(&effect))
    return say(Signed{sign->event, std::string(64, 'k')});
  if (const auto* bring = std::get_if<Bring>(&effect)) {
    if (network) receipts.push_back(bring->document);
    return say(ReceiptAnswered{network ? receipt_status : 0, network ? receipt_answer : ""});
  }
  if (std::holds_alternative<Print>(effect)) ++printed;
  if (std::holds_alternative<Seal>(effect)) return say(Sealed{std::string(64, 's')});
  if (const auto* exchange = std::get_if<Exchange>(&effect)) return answer(exchange->bytes);
  if (std::holds_alternative<AskRules>(effect))
    return say(RulesCame{network ? 200 : 0, rules_digest,
                         rules_document.empty() ? file("assets/programmes/community_mart.json")
                                                : rules_document,
                         proof});
  if (const auto* mark = std::get_if<MarkCard>(&effect))
    return say(CardMarked{mark->card, mark->card == kMemberCard ? kMemberMark : 99});
  if (const auto* look = std::get_if<LookUp>(&effect)) {
    const bool ours = look->card == kMemberCard;
    return say(MemberLooked{look->card, !network ? 0 : ours ? 200 : 404, ours ? kFound : "{}"});
  }
  if (const auto* ask = std::get_if<AskStaff>(&effect)) {
    const bool right = ask->document.find(kStaffPin) != std::string::npos;
    return say(StaffAnswered{ask->card, !network ? 0 : right ? 200 : 401,
                             right ? kStaffDocument : "{}"});
  }
  if (const auto* keep = std::get_if<KeepStaff>(&effect)) {
    staff_document_ = keep->document;
    pin_tries = 0;
  }
  if (const auto* check = std::get_if<CheckStaff>(&effect)) {
    if (!staff_document_.empty()) ++pin_tries;
    return say(StaffChecked{check->card, staff_document_, check->pin == kStaffPin, pin_tries,
                            staff_age});
  }
  if (std::holds_alternative<ForgiveStaff>(effect)) pin_tries = 0;
  if (std::holds_alternative<ForgetStaff>(effect)) staff_document_.clear();
}

void Tablet::answer(const std::string& bytes) {
  if (!network) return say(tablet::Exchanged{0, {}});
  const auto request = sync::request_from_bytes(bytes);
  REQUIRE(request.ok());
  const sync::Reply reply = reply_to(request.value());
  if (!answers) return say(tablet::Exchanged{0, {}});
  say(tablet::Exchanged{200, sync::bytes_of(reply)});
}

}  // namespace yearward::world
