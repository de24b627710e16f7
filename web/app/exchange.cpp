// What follows when the shell answers: store, words, day, network. Nothing is shown as kept before
// the store said so. It refuses to know screens.
#include <algorithm>

#include "core/codec/codec.hpp"
#include "web/app/kept.hpp"
#include "web/app/session.hpp"
#include "web/app/turn.hpp"
#include "web/app/update.hpp"

namespace yearward::app {
namespace {

constexpr int kUnauthorised = 401;

bool went_well(int status) { return status >= 200 && status < 300; }
bool try_again(int status) { return status == 0 || status >= 500 || status == 429; }

Setback setback_of(int status, Refusal unauthorised) {
  if (status == 0) return {.offline = true, .refusal = {}};
  if (status == kUnauthorised) return {.offline = false, .refusal = unauthorised};
  if (status == 403) return {.offline = false, .refusal = Refusal::NotYoursToDo};
  if (status == 413) return {.offline = false, .refusal = Refusal::RequestIsTooLarge};
  if (status == 429) return {.offline = false, .refusal = Refusal::TooManyTries};
  if (status >= 500) return {.offline = false, .refusal = Refusal::StoreIsUnavailable};
  return {.offline = false, .refusal = Refusal::RequestIsMalformed};
}

Setback unreadable(const Problems& problems) {
  return {.offline = false,
          .refusal = problems.empty() ? Refusal::DocumentIsNotJson : problems.front().refusal};
}

std::size_t slot(Language language) { return static_cast<std::size_t>(language); }

}  // namespace

void Turn::take(const StoreOpened& message) {
  Kept kept = kept_from(message.snapshot);
  model.store_opened = true;
  model.locked = kept.locked;
  model.session = std::move(kept.session);
  if (kept.settings.appearance) model.appearance = *kept.settings.appearance;
  if (kept.settings.language && *kept.settings.language != model.language) {
    if (model.words[slot(model.language)].empty()) {
      model.language = *kept.settings.language;  // nothing is shown yet: no need to wait
      effects.emplace_back(LoadWords{model.language});
    } else {
      choose_language(*kept.settings.language);
    }
  }
  if (!model.session) return;
  if (model.today && !model.session->more) derive(*model.session, *model.today);
  if (!model.locked) exchange();
}

void Turn::take(const WordsLoaded& message) {
  const auto table = codec::table_from_json(message.document);
  if (!table.ok()) return;
  model.words[slot(message.language)] = table.value();
  if (model.coming == message.language) choose_language(message.language);
}

void Turn::take(const DayBegan& message) {
  const Day day{message.day};
  if (model.today == day) return;
  model.today = day;
  if (!model.session) return;
  if (!model.session->more) derive(*model.session, day);
  exchange();
}

void Turn::take(const Connected& message) {
  model.sync.online = message.online;
  if (message.online) exchange();
}

void Turn::take(const UpdateFound&) { model.update_ready = true; }

void Turn::take(const SignInAnswered& message) {
  SignInForm& form = model.form;
  if (!form.busy) return;
  if (!went_well(message.status)) {
    form.busy = false;
    form.pin.clear();
    form.setback = setback_of(message.status, Refusal::SignInIsWrong);
    if (message.status == 0) model.sync.online = false;
    return;
  }
  form.pin.clear();
  model.sync.online = true;
  model.sync.syncing = true;
  effects.emplace_back(Pull{0, ""});  // from the start: who signs in may be another member
}

void Turn::exchange() {
  if (!model.session || model.locked) return;
  model.sync.again = model.sync.syncing;
  if (model.sync.syncing) return;
  model.sync.syncing = true;
  if (waiting_count(*model.session) == 0) return pull();
  std::vector<Event> waiting;
  for (const Outgoing& outgoing : model.session->outbox) {
    if (waiting.size() == sync::kMostEventsAnExchange) break;
    if (!outgoing.acknowledged) waiting.push_back(outgoing.event);
  }
  effects.emplace_back(Push{codec::json_from_events(waiting, model.session->versions)});
}

void Turn::pull() { effects.emplace_back(Pull{model.session->cursor, model.session->rules}); }

void Turn::fail(Setback setback) {
  model.sync.syncing = false;
  model.sync.setback = setback;
  if (setback.offline) model.sync.online = false;
  if (model.form.busy) {  // signing in: the person is waiting and will try again
    model.form.busy = false;
    model.form.setback = setback;
    return;
  }
  if (shown_session(model) == nullptr) model.form.setback = setback;
  effects.emplace_back(RetryLater{kRetrySeconds});
}

void Turn::lock() {
  model.locked = true;
  model.sync.syncing = false;
  model.form = {};
  model.form.setback = Setback{.offline = false, .refusal = Refusal::SignInIsRequired};
  keep({locked_write()});
  effects.emplace_back(Navigate{Route::SignIn});
}

void Turn::take(const PushAnswered& message) {
  if (!model.session || !model.sync.syncing) return;
  if (message.status == kUnauthorised) return lock();
  if (try_again(message.status)) return fail(setback_of(message.status, Refusal::SignInIsRequired));
  model.sync.online = true;
  const auto answer = codec::push_answer_from_json(message.document);
  if (!went_well(message.status) || !answer.ok()) return pull();  // reading needs no push
  std::vector<Write> removals;
  std::vector<Outgoing>& outbox = model.session->outbox;
  for (const EventId& id : answer.value().accepted) {
    for (Outgoing& outgoing : outbox) outgoing.acknowledged |= outgoing.event.id == id;
  }
  for (const sync::PushRefusal& refused : answer.value().refused) {
    const auto gone = std::remove_if(outbox.begin(), outbox.end(), [&](const Outgoing& outgoing) {
      return outgoing.event.id == refused.id;
    });
    if (gone == outbox.end()) continue;
    outbox.erase(gone, outbox.end());
    model.sync.refused.push_back(refused.problem.refusal);
    removals.push_back(outbox_removal(refused.id));
  }
  model.session->goal = latest_goal(*model.session);
  model.session->wish = latest_wish(*model.session);
  if (!removals.empty()) keep(std::move(removals));
  pull();
}

void Turn::take(const PullAnswered& message) {
  if (!model.sync.syncing) return;  // signed out meanwhile
  if (message.status == kUnauthorised && model.session && !model.form.busy) return lock();
  if (!went_well(message.status)) {
    return fail(setback_of(message.status, Refusal::SignInIsRequired));
  }
  const auto answer = codec::pull_answer_from_json(message.document);
  if (!answer.ok()) return fail(unreadable(answer.problems()));
  merge(answer.value());
}

void Turn::merge(const sync::PullAnswer& answer) {
  const bool known = model.session && model.session->profile.id == answer.profile.id;
  Session session = known ? std::move(*model.session) : Session{};
  const bool rules_changed = !answer.rules_document.empty();
  if (rules_changed) {
    auto versions = codec::kept_versions_from_json(answer.rules_document);
    if (!versions.ok()) {
      if (known) model.session = std::move(session);
      return fail(unreadable(versions.problems()));
    }
    session.versions = std::move(versions).value();
    session.rules_document = answer.rules_document;
  }
  if (session.versions.empty()) {
    return fail({.offline = false, .refusal = Refusal::NoVersionInForce});
  }
  if (model.session && !known) {  // another member's data may not stay on this device
    effects.emplace_back(Forget{});
    keep_settings();
    model.open_whys.clear();
    model.open_sums.clear();
  }
  const Moment before = session.as_of;
  // What follows from the events is long arithmetic: a start that learns nothing does it once.
  const bool complete = known && session.derived && !session.more && !answer.more;
  const std::vector<EventId> delivered = take_in(session, answer);
  const bool news = !complete || rules_changed || !answer.events.empty() || !model.today ||
                    day_of(session, *model.today) != std::max(*model.today, before.day);
  model.session = std::move(session);
  keep(session_writes(*model.session, rules_changed, answer.events, delivered));
  model.sync.online = true;
  model.sync.setback.reset();
  if (answer.more) return pull();
  model.sync.syncing = false;
  model.locked = false;
  if (model.today && news) derive(*model.session, *model.today);
  if (model.form.busy) {
    model.form = {};
    if (model.route == Route::SignIn) model.route = Route::Home;
    effects.emplace_back(Navigate{model.route});
  }
  if (model.sync.again) {  // something was made while the answer was on its way
    exchange();
  } else if (waiting_count(*model.session) > 0) {
    effects.emplace_back(RetryLater{kRetrySeconds});
  }
}

void Turn::take(const Stored& message) {
  if (model.keeping.empty()) return;
  const Keeping keeping = std::move(model.keeping.front());
  model.keeping.erase(model.keeping.begin());
  if (!message.ok) {
    model.sync.not_kept = true;
    return;
  }
  if (!keeping.outgoing) return;
  Session* session = model.session ? &*model.session : nullptr;
  if (session == nullptr || session->profile.id != keeping.outgoing->member) return;
  session->outbox.push_back(Outgoing{*keeping.outgoing});
  session->goal = latest_goal(*session);
  session->wish = latest_wish(*session);
  exchange();
}

}  // namespace yearward::app
