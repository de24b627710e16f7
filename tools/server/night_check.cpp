// Slices: read and evaluated beside everything else, then written in one short transaction. How far
// tonight's walk is stands in the store, for whoever goes on.
#include "tools/server/night_check.hpp"

#include <algorithm>

#include "core/engine/engine.hpp"
#include "tools/server/audit.hpp"
#include "tools/server/secrets.hpp"

namespace yearward::server {
namespace {

constexpr std::int64_t kBeginsAtSecond = 2 * 3'600;

FileKey walk_key(const ProgrammeId& programme) { return {programme, "night-check", "walk"}; }

// How far a walk is: members done, of the night in the document.
Result<std::size_t> done_of(Reading& reading, const ProgrammeId& programme,
                            const std::string& night) {
  TRY(const auto filed, reading.filed(walk_key(programme)));
  const bool is_tonight = filed && filed->document == night;
  return is_tonight ? static_cast<std::size_t>(filed->number) : std::size_t{0};
}

}  // namespace

void NightCheck::beat() {
  for (const ProgrammeId& programme : place_.rule_book.programmes()) begin(programme);
}

void NightCheck::begin(const ProgrammeId& programme) {
  const auto rules = place_.rule_book.of(programme);
  if (!rules) return;
  const Moment now = moment_now(rules->newest(), place_.clock);
  if (now.second < kBeginsAtSecond) return;
  const std::string night = text_from_day(now.day);
  {
    const std::lock_guard lock(mutex_);
    Walk& walk = walks_[programme];
    if (walk.is_under_way || (walk.night == night && walk.is_done)) return;
    if (walk.night != night) walk = {night, {}, false, false};
    walk.is_under_way = true;
  }
  go_on(programme);
}

void NightCheck::end(const ProgrammeId& programme) {
  const std::lock_guard lock(mutex_);
  walks_[programme].is_under_way = false;
}

// Of one programme one slice is under way, so its walk is nobody else's meanwhile.
void NightCheck::go_on(const ProgrammeId& programme) {
  const bool is_queued = place_.pins.submit([this, programme] {
    const auto rules = place_.rule_book.of(programme);
    const auto slice = std::make_shared<Slice>();
    const auto goes_on = rules ? read(programme, *rules, *slice) : Result<bool>(false);
    if (!goes_on.ok() || !goes_on.value()) return end(programme);
    const auto work = [this, rules, slice](Transaction& transaction) {
      return keep(transaction, *rules, *slice);
    };
    const auto then = [this, programme, slice](const Outcome& outcome) {
      if (!outcome.ok()) return end(programme);
      note(*slice);
      go_on(programme);
    };
    if (!place_.writer.submit({work, then})) end(programme);
  });
  if (!is_queued) end(programme);
}

Result<bool> NightCheck::read(const ProgrammeId& programme, const Rules& rules, Slice& slice) {
  Walk* walk = nullptr;
  {
    const std::lock_guard lock(mutex_);
    walk = &walks_[programme];
  }
  if (walk->members.empty()) {
    TRY(std::vector<Member> all, place_.store.members());
    for (Member& member : all) {
      const bool is_ours = member.key.programme == programme && member.role == Role::Member;
      if (is_ours) walk->members.push_back(std::move(member));
    }
  }
  TRY(const std::size_t done, done_of(place_.store, programme, walk->night));
  if (done >= walk->members.size()) {
    const std::lock_guard lock(mutex_);
    walk->members.clear();
    walk->is_done = true;
    return false;
  }
  slice = {programme, walk->night, done, std::min(done + kMostASlice, walk->members.size()),
           walk->members.size(), {}};
  for (std::size_t at = slice.from; at < slice.next; ++at) {
    TRY(Checked checked, check_member(place_.store, rules, walk->members[at]));
    slice.found.push_back(std::move(checked));
  }
  return true;
}

Outcome NightCheck::remember(Transaction& transaction, const Rules& rules, Checked& checked) {
  TRY(const Cursor head, transaction.head(checked.key));
  const bool is_still_so = head == checked.head;
  if (checked.finding == Finding::Good && checked.account && is_still_so) {
    TRY(const bool agrees, place_.intake.agrees(transaction, rules, checked.key,
                                                *checked.account));
    if (!agrees) checked.finding = Finding::MemoryIsWrong;
  }
  TRY(const bool is_news, keep_finding(transaction, checked, Accept::WhatWasFoundBefore,
                                       place_.clock.seconds()));
  if (is_news) {
    AuditLine line;
    line.at = place_.clock.seconds();
    line.event = checked.finding == Finding::Good ? "account_is_good_again"
                                                  : "account_is_under_review";
    line.programme = checked.key.programme;
    line.subject = checked.key.member.text;
    line.detail = name_of(checked.finding);
    TRY_DONE(audit(transaction, line));
  }
  if (checked.finding != Finding::Good || !checked.account || !is_still_so) return Done{};
  TRY(const bool is_asked, place_.notices.is_asked(transaction, checked.key.programme));
  if (!is_asked) return Done{};
  Account account = *checked.account;  // the work may run again
  const Day today = moment_now(rules.newest(), place_.clock).day;
  if (account.events.empty() || account.as_of > today) return Done{};
  if (!advance(rules.versions, account, today).ok()) return Done{};
  return place_.notices.write_due(transaction, rules, checked.key, account);
}

Outcome NightCheck::keep(Transaction& transaction, const Rules& rules, Slice& slice) {
  for (Checked& checked : slice.found) TRY_DONE(remember(transaction, rules, checked));
  TRY(const std::size_t done, done_of(transaction, slice.programme, slice.night));
  if (done >= slice.next) return Done{};
  return transaction.file({walk_key(slice.programme), slice.night, 0,
                           static_cast<std::int64_t>(slice.next)});
}

// The member's id is for the audit log; the log says only how many, and a hash to look it up by.
void NightCheck::note(const Slice& slice) {
  for (const Checked& checked : slice.found) {
    place_.metrics.checked(name_of(checked.finding));
    if (checked.finding == Finding::Good) continue;
    place_.log.error("account_does_not_add_up",
                     {{"finding", name_of(checked.finding)},
                      {"member", digest_of(checked.key.programme.text + '\n' +
                                           checked.key.member.text)
                                     .substr(0, 16)}});
  }
  if (slice.next == slice.all) {
    place_.log.info("night_check_done",
                    {{"programme", slice.programme.text},
                     {"members", static_cast<std::int64_t>(slice.all)}});
  }
}

}  // namespace yearward::server
