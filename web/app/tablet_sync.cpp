// The disk and the server: opening, one exchange at a time, what an answer changes, rules, leases,
// the end of the day. It refuses to decide what a fact is worth.
#include <algorithm>

#include "core/codec/codec.hpp"
#include "core/sync/image_bytes.hpp"
#include "core/sync/journal.hpp"
#include "core/sync/wire_layout.hpp"
#include "web/app/tablet_turn.hpp"

namespace yearward::tablet {
namespace {

constexpr std::size_t kLongestJournal = 1 << 16;  // bytes, before what is done with leaves it

// Of two journals the one that has more: a crash leaves the old one whole beside a new one that may
// be torn. One of the image's own epoch goes before one of another: with the image in hand the
// other is either not begun or already replaced.
const std::string& journal_of(const Opened& opened, const std::optional<sync::Image>& image) {
  struct Found {
    bool whole = false, fits = false;
    sync::Epoch epoch = 0;
    std::uint64_t top = 0;
  };
  std::array<Found, 2> found;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto read = sync::journal_from(opened.journals[i]);
    if (!read.ok()) continue;
    const sync::JournalHead& head = read.value().head;
    found[i] = {true, image && head.epoch == image->epoch, head.epoch,
                head.base + read.value().facts.size()};
  }
  const auto less = [](const Found& a, const Found& b) {
    if (a.whole != b.whole) return b.whole;
    if (a.fits != b.fits) return b.fits;
    if (a.epoch != b.epoch) return a.epoch > b.epoch;  // without an image: the older is whole
    return a.top < b.top;
  };
  return opened.journals[less(found[0], found[1]) ? 1 : 0];
}

// Versions only rise: rules that end before those that are here were put back by somebody.
std::optional<Refusal> fault_of_rules(const Model& model, const RulesCame& came) {
  if (came.proof == Proof::Wrong) return Refusal::RulesAreNotSigned;
  const auto versions = codec::kept_versions_from_json(came.document);
  if (!versions.ok() || versions.value().empty()) return Refusal::RequestIsMalformed;
  const Programme& newest = versions.value().back();
  const bool other = model.identity && newest.id != model.identity->programme;
  if (other) return Refusal::RulesAreNotSigned;
  if (!model.versions.empty() && newest.version < model.versions.back().version)
    return Refusal::RulesAreOlder;
  return std::nullopt;
}

}  // namespace

const Programme* programme_of(const Model& model) {
  if (model.versions.empty()) return nullptr;
  const Day day = moment_at(model.versions.back().zone, model.now.wall).day;
  const auto version = version_on(model.versions, day);
  return version.ok() ? version.value() : &model.versions.front();
}

Moment civil_now(const Model& model) {
  if (model.versions.empty()) return {};
  const sync::Instant now =
      model.device ? model.device->best_time(clock_of(model)) : model.now.wall;
  return moment_at(model.versions.back().zone, now);
}

sync::ClockReading clock_of(const Model& model) {
  return {model.now.wall, model.now.up / 1000};
}

bool all_is_with_the_server(const Model& model) {
  return model.device && model.device->outbox().empty() && model.device->image().leases.empty() &&
         !model.writing;
}

void TabletTurn::take(const OpenFailed& message) {
  model.situation = message.elsewhere ? Situation::Elsewhere : Situation::Broken;
}

// Self-check: what cannot be read is never written over. An image that is lost is built again from
// the journal and the server; a book that is lost is begun anew from the outbox.
void TabletTurn::take(const Opened& message) {
  if (model.situation != Situation::Opening) return;
  if (message.identity.empty()) {
    model.situation = Situation::Enrol;
    return;
  }
  const auto identity = codec::device_enrolled_from_json(message.identity);
  auto image = sync::image_from_bytes(message.image);
  std::optional<sync::Image> kept;
  if (image.ok()) kept = std::move(image).value();
  const std::string& journal = journal_of(message, kept);
  const bool lost = !kept;
  auto device = sync::Device::opened(std::move(kept), journal, clock_of(model),
                                     static_cast<std::uint32_t>(model.now.wall));
  if (!identity.ok() || !device.ok()) {
    model.situation = Situation::Broken;
    return;
  }
  model.identity = identity.value();
  model.device = std::move(device).value();
  if (lost) {
    sync::Image again = model.device->image();
    sync::follow(again, sync::scope_of_store(again.store));
    auto anew = sync::Device::opened(std::move(again), journal, clock_of(model),
                                     static_cast<std::uint32_t>(model.now.wall) + 1);
    if (anew.ok()) model.device = std::move(anew).value();
  }
  if (auto book = book_from_bytes(message.book); book.ok()) model.book = std::move(book).value();
  else model.book.since = model.now.wall;
  follow_device(model.book, *model.device, model.device->image().exceptions);
  read_rules(message.rules, message.rules_document);
  model.situation = Situation::SignIn;
  effects.emplace_back(Rotate{model.device->journal_now()});
  exchange();
}

void TabletTurn::read_rules(std::string digest, const std::string& document) {
  if (document.empty()) return;
  auto versions = codec::kept_versions_from_json(document);
  if (!versions.ok() || versions.value().empty()) return;
  model.versions = versions.value();
  model.rules = std::move(digest);
}

// Asks for points to be set aside here for whoever stands here, so that they can be given out
// without asking. What is held longest for somebody who is not here goes back first.
void TabletTurn::want_lease() {
  if (!model.customer || !model.device || model.closing) return;
  const MemberId& member = model.customer->member;
  const auto& leases = model.device->image().leases;
  const auto clock = clock_of(model);
  if (const sync::Lease* lease = model.device->lease_of(member, clock);
      lease != nullptr && model.device->spendable(*lease, clock) > Points{})
    return;
  if (std::find(model.wanted.begin(), model.wanted.end(), member) == model.wanted.end())
    model.wanted.push_back(member);
  if (leases.size() < kMostLeasesKept) return;
  const auto oldest = std::min_element(
      leases.begin(), leases.end(),
      [](const sync::Lease& a, const sync::Lease& b) { return a.granted < b.granted; });
  give_back(oldest->id);
}

void TabletTurn::give_back_due() {
  if (!model.device || model.writing) return;
  const auto clock = clock_of(model);
  auto due = model.device->due_back(clock);
  if (model.closing) {
    due.clear();
    for (const sync::Lease& lease : model.device->image().leases) {
      const bool back = std::any_of(
          model.device->outbox().begin(), model.device->outbox().end(),
          [&](const sync::Kept& kept) {
            return kept.fact.kind == sync::Fact::Kind::Return && kept.fact.lease == lease.id;
          });
      if (!back) due.push_back(lease.id);
    }
  }
  if (!due.empty()) give_back(due.front());
}

void TabletTurn::exchange() {
  if (!model.device || !model.online) return;
  if (model.asking || model.change) {
    model.again = true;
    return;
  }
  model.again = false;
  model.asking = model.device->unsealed(clock_of(model), model.wanted, kLeaseAsked);
  effects.emplace_back(Seal{sync::seal_text_of(*model.asking)});
}

void TabletTurn::take(const Sealed& message) {
  if (!model.asking || !model.asking->push.seal.empty()) return;
  if (message.seal.empty()) return fail_exchange(Refusal::SealIsWrong);
  model.asking->push.seal = message.seal;
  effects.emplace_back(Exchange{sync::bytes_of(*model.asking)});
}

// Tried again later, and less and less often; what waits is safe.
void TabletTurn::fail_exchange(Refusal refusal) {
  model.asking.reset();
  model.trouble = refusal;
  model.next_exchange = model.now.up + model.retry;
  model.retry = std::min(2 * model.retry, kLastRetry);
}

void TabletTurn::take(const Exchanged& message) {
  if (!model.asking || !model.device) return;
  if (message.status == 0 || message.status >= 500) return fail_exchange(
      Refusal::StoreIsUnavailable);
  if (message.status == 401) return fail_exchange(Refusal::DeviceIsUnknown);
  const auto reply = message.status == 200 ? sync::reply_from_bytes(message.bytes)
                                           : Result<sync::Reply>(Refusal::RequestIsMalformed);
  if (!reply.ok()) return fail_exchange(reply.problem().refusal);
  auto change = model.device->change_from(reply.value());
  model.asking.reset();
  model.retry = kFirstRetry;
  model.next_exchange = model.now.up + kPulse;
  if (!change) {  // of another time, or a deed is just being written: it is asked again
    model.again = true;
    model.next_exchange = model.now.up + kFirstRetry;
    return;
  }
  model.trouble.reset();
  for (const sync::Page& page : reply.value().pages) model.again = model.again || page.more;
  // The book is brought in step on copies: it is kept in the transaction that takes the facts out.
  sync::Device after = *model.device;
  after.committed(*change, clock_of(model));
  Book book = model.book;
  follow_device(book, after, change->exceptions);
  effects.emplace_back(Commit{sync::bytes_of(after.image()), bytes_of(book),
                              change->journal.value_or(std::string())});
  model.change = std::move(*change);
}

void TabletTurn::take(const Committed& message) {
  if (model.situation == Situation::Enrol) {
    model.form = StaffForm{};
    model.situation = message.ok ? Situation::SignIn : Situation::Broken;
    if (message.ok) exchange();
    return;
  }
  if (!model.change || !model.device) return;
  const sync::Change change = std::move(*model.change);
  model.change.reset();
  if (!message.ok) return fail_exchange(Refusal::StorageIsFull);
  model.device->committed(change, clock_of(model));
  follow_device(model.book, *model.device, change.exceptions);
  model.wanted.clear();
  const bool long_one = model.device->journal_now().size() > kLongestJournal;
  const bool idle = !model.writing && !change.journal;
  if (idle && (model.device->outbox().empty() || long_one))
    effects.emplace_back(Rotate{model.device->journal_now()});
  if (model.device->image().rules != model.rules && !model.asking_rules) {
    model.asking_rules = true;
    effects.emplace_back(AskRules{});
  }
  settle_closing();
  if (model.again || !model.device->outbox().empty()) exchange();
  give_back_due();
}

void TabletTurn::take(const RulesCame& message) {
  model.asking_rules = false;
  if (message.status != 200) return;
  model.rules_refused = fault_of_rules(model, message);
  if (model.rules_refused) return;
  read_rules(message.digest, message.document);
  if (model.rules == message.digest)
    effects.emplace_back(KeepRules{message.digest, message.document});
}

// Everything set aside goes back, by the log like everything else; then what is confirmed goes.
void TabletTurn::close_day() {
  if (!model.device || model.writing) return;
  leave();
  model.place = Place::Close;
  model.closing = true;
  give_back_due();
  exchange();
  settle_closing();
}

void TabletTurn::settle_closing() {
  if (!model.closing || !all_is_with_the_server(model)) return;
  if (totals_of(model.book).unseen > 0) return;  // somebody has to look at it first
  model.closing = false;
  model.closed = totals_of(model.book);
  begin_anew(model.book, model.now.wall);
  effects.emplace_back(KeepBook{bytes_of(model.book)});
}

}  // namespace yearward::tablet
