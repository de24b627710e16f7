// One walk along a stream; the digest of what the last check saw is met on the way.
#include "tools/server/self_check.hpp"

#include <algorithm>
#include <array>

#include "core/engine/engine.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/intake.hpp"
#include "tools/server/secrets.hpp"

namespace yearward::server {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Finding::kCount)> kFindingNames = {
    "good",           "stream_has_gaps", "events_are_changed", "history_is_refused",
    "sum_is_wrong", "memory_is_wrong"};
constexpr std::size_t kReadAtOnce = 1'000;

FileKey checked_key(const MemberKey& key) { return {key.programme, "checked", key.member.text}; }
FileKey review_key(const MemberKey& key) { return {key.programme, "review", key.member.text}; }

// What the last check saw of a stream: how far it went, and the digest of all of it.
struct Before {
  Cursor head = 0;
  std::string digest;
};

Result<Before> before_of(Reading& reading, const MemberKey& key) {
  TRY(const auto filed, reading.filed(checked_key(key)));
  return filed ? Before{filed->number, filed->document} : Before{};
}

// Each place's digest covers the one before, so that one text stands for the whole stream.
Outcome walk(Reading& reading, const Before& before, Checked& checked) {
  std::string digest;
  while (true) {
    TRY(const auto events, reading.events_after(checked.key, checked.head, kReadAtOnce));
    for (const StoredEvent& event : events) {
      if (event.place != checked.head + 1) {
        checked.finding = Finding::StreamHasGaps;
        return Done{};
      }
      checked.head = event.place;
      digest = digest_of(digest + '\n' + event.id.text + '\n' + event.document);
      if (checked.head == before.head && digest != before.digest) {
        checked.finding = Finding::EventsAreChanged;
      }
    }
    if (events.size() < kReadAtOnce) break;
  }
  if (checked.head < before.head) checked.finding = Finding::EventsAreChanged;
  checked.digest = std::move(digest);
  return Done{};
}

// Told apart from a store that is away: only what the core says is a finding.
Outcome evaluate_person(Reading& reading, const Rules& rules, const Member& member,
                        Checked& checked) {
  TRY(const MemberKey person, person_of(reading, member.key));
  if (person != member.key) return Done{};  // counts with whom they were merged into
  auto events = events_of(reading, member.key, rules.newest().currency);
  if (!events.ok()) {
    if (events.problem().refusal == Refusal::StoreIsUnavailable) return events.problem();
    checked.finding = Finding::HistoryIsRefused;
    return Done{};
  }
  Day last = member.joined;
  for (const Event& event : events.value()) last = std::max(last, event.at.day);
  auto account = evaluate(rules.versions, std::move(events).value(), last);
  if (!account.ok()) {
    checked.finding = Finding::HistoryIsRefused;
    return Done{};
  }
  if (!adds_up(account.value())) checked.finding = Finding::SumIsWrong;
  checked.account = std::move(account).value();
  return Done{};
}

}  // namespace

std::string_view name_of(Finding finding) {
  return kFindingNames.at(static_cast<std::size_t>(finding));
}

Result<Checked> check_member(Reading& reading, const Rules& rules, const Member& member) {
  Checked checked;
  checked.key = member.key;
  TRY(const Cursor head, reading.head(member.key));
  TRY(const Before before, before_of(reading, member.key));
  TRY_DONE(walk(reading, before, checked));
  // Events may have come while we walked, so the stream may go on behind the head we read.
  if (checked.head < head) checked.finding = Finding::StreamHasGaps;
  if (checked.finding == Finding::StreamHasGaps) return checked;
  TRY_DONE(evaluate_person(reading, rules, member, checked));
  return checked;
}

Result<bool> keep_finding(Transaction& transaction, const Checked& checked, Accept accept,
                          std::int64_t now) {
  const bool is_accepted =
      accept == Accept::WhatIsThere && checked.finding == Finding::EventsAreChanged;
  const bool is_good = checked.finding == Finding::Good || is_accepted;
  TRY(const auto under_review, transaction.filed(review_key(checked.key)));
  if (!is_good) {
    const std::string name(name_of(checked.finding));
    const bool is_news = !under_review || under_review->document != name;
    if (is_news) TRY_DONE(transaction.file({review_key(checked.key), name, 0, now}));
    return is_news;
  }
  TRY(const auto before, transaction.filed(checked_key(checked.key)));
  const bool has_moved = !before || before->number < checked.head || is_accepted;
  if (has_moved && checked.head > 0) {
    TRY_DONE(transaction.file({checked_key(checked.key), checked.digest, 0, checked.head}));
  }
  if (!under_review) return false;
  TRY([[maybe_unused]] const auto taken, transaction.take(review_key(checked.key)));
  return true;
}

Result<bool> is_under_review(Reading& reading, const MemberKey& key) {
  TRY(const auto filed, reading.filed(review_key(key)));
  return filed.has_value();
}

Result<std::size_t> count_under_review(Reading& reading, const ProgrammeId& programme,
                                       std::size_t most) {
  TRY(const auto files, reading.files_after({programme, "review", {}}, most));
  return files.size();
}

}  // namespace yearward::server
