// Devices, logs, limits, leases, held refunds and what stores owe, as rows.
#include "tools/server/sql_hub.hpp"

#include <charconv>

#include "core/codec/codec.hpp"

namespace yearward::server {

std::int64_t SqlRow::number(std::size_t column) const {
  const std::string& said = cells_.at(column);
  std::int64_t number = 0;
  std::from_chars(said.data(), said.data() + said.size(), number);
  return number;
}

namespace {

using sync::DeviceNumber;
using sync::DeviceRow;
using sync::FactId;
using sync::HeldRefund;
using sync::Instant;
using sync::Lease;
using sync::LogRow;
using sync::MemberLimit;
using sync::PlacedLimit;
using sync::Sequence;
using sync::Verdict;
using SqlRows = std::vector<SqlRow>;

#define YEARWARD_SAID(sql) Said{sql, sql}
#define YEARWARD_LOCKED(sql) Said{sql, sql " for update"}

constexpr Said kReadDevice = YEARWARD_LOCKED(
    "select device, epoch, store, upto, link, asked, heard, skew, revoked from hub_device"
    " where programme=$1 and device=$2");
constexpr Said kPutDevice = YEARWARD_SAID(
    "insert into hub_device (programme, device, epoch, store, upto, link, asked, heard, skew,"
    " revoked) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    " on conflict (programme, device) do update set epoch=excluded.epoch, store=excluded.store,"
    " upto=excluded.upto, link=excluded.link, asked=excluded.asked, heard=excluded.heard,"
    " skew=excluded.skew, revoked=excluded.revoked");
constexpr Said kAppendLog = YEARWARD_SAID(
    "insert into hub_log (programme, device, epoch, sequence, event, bytes, link, verdict, delta,"
    " reason, received, skewed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
constexpr Said kAppendTold = YEARWARD_SAID(
    "insert into hub_told (programme, event, device, epoch, sequence) values ($1, $2, $3, $4, $5)"
    " on conflict (programme, event) do nothing");
#define YEARWARD_LOG_COLUMNS                                                                   \
  "hub_log.device, hub_log.epoch, hub_log.sequence, hub_log.event, bytes, link, verdict, delta," \
  " reason, received, skewed"
constexpr Said kReadLog = YEARWARD_SAID(
    "select " YEARWARD_LOG_COLUMNS " from hub_log where programme=$1 and device=$2 and epoch=$3"
    " and sequence>=$4 and sequence<=$5 order by sequence");
constexpr Said kReadTold = YEARWARD_SAID(
    "select " YEARWARD_LOG_COLUMNS " from hub_told join hub_log on hub_log.programme ="
    " hub_told.programme and hub_log.device = hub_told.device and hub_log.epoch = hub_told.epoch"
    " and hub_log.sequence = hub_told.sequence where hub_told.programme=$1 and hub_told.event=$2");
constexpr Said kReadHome =
    YEARWARD_SAID("select store from hub_home where programme=$1 and member=$2");
constexpr Said kPutHome = YEARWARD_SAID(
    "insert into hub_home (programme, member, store) values ($1, $2, $3)"
    " on conflict (programme, member) do update set store=excluded.store");
constexpr Said kReadDue = YEARWARD_SAID(
    "select member from hub_due where programme=$1 and store=$2 order by member limit $3");
constexpr Said kTakeDue = YEARWARD_SAID(
    "delete from hub_due where programme=$1 and store=$2 and member=$3");
constexpr Said kNext = YEARWARD_SAID(
    "insert into hub_sequence (programme, name, head) values ($1, $2, 1)"
    " on conflict (programme, name) do update set head = hub_sequence.head + 1 returning head");
constexpr Said kReadLimit = YEARWARD_SAID(
    "select place, member, available, level, gone from hub_limit"
    " where programme=$1 and store=$2 and member=$3");
constexpr Said kPutLimit = YEARWARD_SAID(
    "insert into hub_limit (programme, store, member, place, available, level, gone)"
    " values ($1, $2, $3, $4, $5, $6, $7) on conflict (programme, store, member) do update set"
    " place=excluded.place, available=excluded.available, level=excluded.level,"
    " gone=excluded.gone");
constexpr Said kReadLimits = YEARWARD_SAID(
    "select place, member, available, level, gone from hub_limit"
    " where programme=$1 and store=$2 and place>$3 order by place limit $4");
#define YEARWARD_LEASES                                                                      \
  "select id, device, member, amount, spent, granted, ends, state, hold, moved from hub_lease" \
  " where programme=$1"
constexpr Said kReadLease = YEARWARD_LOCKED(YEARWARD_LEASES " and id=$2");
constexpr Said kLeasesOf =
    YEARWARD_LOCKED(YEARWARD_LEASES " and is_open=1 and device=$2 order by id");
constexpr Said kLeasesFor =
    YEARWARD_LOCKED(YEARWARD_LEASES " and is_open=1 and member=$2 order by id");
// Which are looked at is by their end; in which order they are told, by id.
constexpr Said kLeasesEnded = YEARWARD_LOCKED(
    YEARWARD_LEASES " and is_open=1 and ends<$2 order by id limit $3");
constexpr Said kPutLease = YEARWARD_SAID(
    "insert into hub_lease (programme, id, device, member, amount, spent, granted, ends, state,"
    " is_open, hold, moved) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    " on conflict (programme, id) do update set spent=excluded.spent, state=excluded.state,"
    " is_open=excluded.is_open, hold=excluded.hold, moved=excluded.moved");
constexpr Said kPutHeld = YEARWARD_SAID(
    "insert into hub_held (programme, device, epoch, sequence, sale, refund, received)"
    " values ($1, $2, $3, $4, $5, $6, $7)");
constexpr Said kReadHeld = YEARWARD_SAID(
    "select device, epoch, sequence, sale, refund, received from hub_held"
    " where programme=$1 and sale=$2 order by device, epoch, sequence");
constexpr Said kTakeHeld = YEARWARD_SAID(
    "delete from hub_held where programme=$1 and device=$2 and epoch=$3 and sequence=$4");
constexpr Said kOwe = YEARWARD_SAID(
    "insert into hub_liability (programme, store, points) values ($1, $2, $3)"
    " on conflict (programme, store) do update set"
    " points = hub_liability.points + excluded.points");
constexpr Said kReadOwed = YEARWARD_SAID(
    "select store, points from hub_liability where programme=$1 order by store");

std::string text_of(const Digest& link) { return std::string(link.begin(), link.end()); }

Digest digest_in(const std::string& text) {
  Digest digest{};
  for (std::size_t at = 0; at < digest.size() && at < text.size(); ++at)
    digest[at] = static_cast<std::uint8_t>(text[at]);
  return digest;
}

std::optional<Refusal> refusal_named(const std::string& name) {
  if (name.empty()) return std::nullopt;
  for (int at = 0; at < static_cast<int>(Refusal::kCount); ++at)
    if (name_of(static_cast<Refusal>(at)) == name) return static_cast<Refusal>(at);
  return Refusal::WordIsNotAnOption;  // said by a newer program
}

FactId fact_id_in(const SqlRow& row) {
  return {static_cast<DeviceNumber>(row.number(0)), static_cast<sync::Epoch>(row.number(1)),
          static_cast<Sequence>(row.number(2))};
}

LogRow log_row_in(const SqlRow& row) {
  LogRow log;
  log.id = fact_id_in(row);
  log.event = EventId(row.text(3));
  log.bytes = row.text(4);
  log.link = digest_in(row.text(5));
  log.verdict = {log.id.sequence, static_cast<Verdict::Code>(row.number(6)),
                 Points{row.number(7)}, refusal_named(row.text(8))};
  log.received = row.number(9);
  log.skewed = row.number(10) != 0;
  return log;
}

Lease lease_in(const SqlRow& row) {
  Lease lease;
  lease.id = row.text(0);
  lease.device = static_cast<DeviceNumber>(row.number(1));
  lease.member = MemberId(row.text(2));
  lease.amount = Points{row.number(3)};
  lease.spent = Points{row.number(4)};
  lease.granted = row.number(5);
  lease.ends = row.number(6);
  lease.state = static_cast<Lease::State>(row.number(7));
  lease.hold = EventId(row.text(8));
  lease.moved = row.number(9);
  return lease;
}

PlacedLimit limit_in(const SqlRow& row) {
  return {row.number(0),
          {MemberId(row.text(1)), Points{row.number(2)}, static_cast<LevelIndex>(row.number(3)),
           row.number(4) != 0}};
}

class SqlHub final : public HubBooks {
 public:
  SqlHub(std::unique_ptr<SqlHand> hand, Transaction& transaction, const ProgrammeId& programme,
         const Currency& currency)
      : HubBooks(transaction, programme, currency), hand_(std::move(hand)) {}

  Result<std::optional<DeviceRow>> device(DeviceNumber device) override {
    TRY(const SqlRows rows, ask(kReadDevice, {programme_.text, device}));
    if (rows.empty()) return std::optional<DeviceRow>{};
    const SqlRow& row = rows.front();
    return std::optional<DeviceRow>{
        {device, static_cast<sync::Epoch>(row.number(1)), row.text(2),
         static_cast<Sequence>(row.number(3)), digest_in(row.text(4)),
         static_cast<std::uint64_t>(row.number(5)), row.number(6), row.number(7),
         row.number(8) != 0}};
  }
  using HubBooks::append;
  using HubBooks::put;
  Outcome put(const DeviceRow& row) override {
    const std::string link = text_of(row.head);
    return change(kPutDevice, {programme_.text, row.device, row.epoch, row.store, row.upto,
                               SqlValue::bytes(link), row.asked, row.heard, row.skew,
                               row.revoked});
  }
  Outcome append(const LogRow& row) override {
    const std::string link = text_of(row.link);
    const std::string_view reason =
        row.verdict.reason ? name_of(*row.verdict.reason) : std::string_view();
    const FactId& id = row.id;
    TRY_DONE(change(kAppendLog,
                    {programme_.text, id.device, id.epoch, id.sequence, row.event.text,
                     SqlValue::bytes(row.bytes), SqlValue::bytes(link),
                     static_cast<int>(row.verdict.code), row.verdict.delta.count, reason,
                     row.received, row.skewed}));
    return change(kAppendTold,
                  {programme_.text, row.event.text, id.device, id.epoch, id.sequence});
  }
  Result<std::vector<LogRow>> log(FactId from, Sequence to) override {
    TRY(const SqlRows rows,
        ask(kReadLog, {programme_.text, from.device, from.epoch, from.sequence, to}));
    std::vector<LogRow> found;
    for (const SqlRow& row : rows) found.push_back(log_row_in(row));
    return found;
  }
  Result<std::optional<LogRow>> told(const EventId& event) override {
    TRY(const SqlRows rows, ask(kReadTold, {programme_.text, event.text}));
    if (rows.empty()) return std::optional<LogRow>{};
    return std::optional<LogRow>{log_row_in(rows.front())};
  }

  // The place is the store's own count: whoever comes second waits for the first to commit.
  Outcome put_limit(const std::string& store, const MemberLimit& limit) override {
    TRY_DONE(change(kTakeDue, {programme_.text, store, limit.member.text}));
    TRY(const SqlRows before, ask(kReadLimit, {programme_.text, store, limit.member.text}));
    if (!before.empty() && limit_in(before.front()).limit == limit) return Done{};
    TRY(const std::int64_t place, next("limit/" + store));
    return change(kPutLimit, {programme_.text, store, limit.member.text, place,
                              limit.available.count, limit.level, limit.gone});
  }
  Result<std::vector<PlacedLimit>> limits_after(const std::string& store, Cursor after,
                                                std::size_t most) override {
    TRY(const SqlRows rows, ask(kReadLimits, {programme_.text, store, after, most}));
    std::vector<PlacedLimit> found;
    for (const SqlRow& row : rows) found.push_back(limit_in(row));
    return found;
  }

  Result<std::optional<Lease>> lease(const std::string& id) override {
    TRY(const SqlRows rows, ask(kReadLease, {programme_.text, id}));
    if (rows.empty()) return std::optional<Lease>{};
    return std::optional<Lease>{lease_in(rows.front())};
  }
  Outcome put(const Lease& lease) override {
    return change(kPutLease, {programme_.text, lease.id, lease.device, lease.member.text,
                              lease.amount.count, lease.spent.count, lease.granted, lease.ends,
                              static_cast<int>(lease.state), lease.is_open(), lease.hold.text,
                              lease.moved});
  }
  Result<std::vector<Lease>> leases_of(DeviceNumber device) override {
    return leases(kLeasesOf, {programme_.text, device});
  }
  Result<std::vector<Lease>> leases_for(const MemberId& member) override {
    return leases(kLeasesFor, {programme_.text, member.text});
  }
  Result<std::vector<Lease>> leases_ended(Instant before, std::size_t most) override {
    return leases(kLeasesEnded, {programme_.text, before, most});
  }

  Outcome put(const HeldRefund& held) override {
    const std::string refund = codec::json_from_event(held.refund, currency_);
    return change(kPutHeld, {programme_.text, held.id.device, held.id.epoch, held.id.sequence,
                             held.sale.text, refund, held.received});
  }
  Result<std::vector<HeldRefund>> held_for(const EventId& sale) override {
    TRY(const SqlRows rows, ask(kReadHeld, {programme_.text, sale.text}));
    std::vector<HeldRefund> found;
    for (const SqlRow& row : rows) {
      auto refund = codec::event_from_json(row.text(4), currency_);
      if (!refund.ok()) return refund.problems().front();
      found.push_back({fact_id_in(row), EventId(row.text(3)), std::move(refund).value(),
                       row.number(5)});
    }
    return found;
  }
  Outcome remove_held(FactId id) override {
    return change(kTakeHeld, {programme_.text, id.device, id.epoch, id.sequence});
  }
  Outcome add_liability(const std::string& store, Points points) override {
    return change(kOwe, {programme_.text, store, points.count});
  }
  Result<std::vector<std::pair<std::string, Points>>> liabilities() override {
    TRY(const SqlRows rows, ask(kReadOwed, {programme_.text}));
    std::vector<std::pair<std::string, Points>> owed;
    for (const SqlRow& row : rows) owed.emplace_back(row.text(0), Points{row.number(1)});
    return owed;
  }

  Result<std::vector<MemberId>> due(const std::string& store, std::size_t most) override {
    TRY(const SqlRows rows, ask(kReadDue, {programme_.text, store, most}));
    std::vector<MemberId> members;
    for (const SqlRow& row : rows) members.emplace_back(row.text(0));
    return members;
  }
  Result<std::int64_t> next(std::string_view name) override {
    TRY(const SqlRows rows, ask(kNext, {programme_.text, name}));
    if (rows.empty()) return Refusal::StoreIsUnavailable;
    return rows.front().number(0);
  }

 protected:
  Result<std::string> home(const MemberId& member) override {
    TRY(const SqlRows rows, ask(kReadHome, {programme_.text, member.text}));
    return rows.empty() ? std::string() : rows.front().text(0);
  }
  Outcome put_home(const MemberId& member, const std::string& store) override {
    if (store.empty()) return Done{};
    return change(kPutHome, {programme_.text, member.text, store});
  }

 private:
  Result<SqlRows> ask(const Said& said, const std::vector<SqlValue>& values) {
    return hand_->ask(said, values);
  }
  Outcome change(const Said& said, const std::vector<SqlValue>& values) {
    TRY([[maybe_unused]] const SqlRows rows, hand_->ask(said, values));
    return Done{};
  }
  Result<std::vector<Lease>> leases(const Said& said, const std::vector<SqlValue>& values) {
    TRY(const SqlRows rows, hand_->ask(said, values));
    std::vector<Lease> found;
    for (const SqlRow& row : rows) found.push_back(lease_in(row));
    return found;
  }

  std::unique_ptr<SqlHand> hand_;
};

}  // namespace

std::unique_ptr<HubBooks> sql_hub(std::unique_ptr<SqlHand> hand, Transaction& transaction,
                                  const ProgrammeId& programme, const Currency& currency) {
  return std::make_unique<SqlHub>(std::move(hand), transaction, programme, currency);
}

}  // namespace yearward::server
