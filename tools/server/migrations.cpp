// Numbered SQL, written for PostgreSQL's relatives too: no triggers, no sequences, programme first
// in every key (a credential, a session and a counter are looked up before the programme is known).
#include "tools/server/migrations.hpp"

#include <array>
#include <string>

namespace yearward::server {
namespace {

constexpr std::array kSteps = {
    // 1: everything a member portal keeps.
    R"(
create table programme_version (
  programme text not null, version integer not null, document text not null,
  primary key (programme, version)) without rowid;

create table member (
  programme text not null, id text not null, role integer not null,
  card text not null, name text not null, joined text not null,
  primary key (programme, id)) without rowid;

create table credential (
  card text not null primary key, programme text not null, member text not null,
  pin_hash text not null,
  foreign key (programme, member) references member (programme, id)) without rowid;

create table session (
  token_hash text not null primary key, programme text not null, member text not null,
  role integer not null, created integer not null, last_seen integer not null,
  foreign key (programme, member) references member (programme, id)) without rowid;
create index session_last_seen on session (last_seen);

create table stream (
  programme text not null, member text not null, head integer not null,
  primary key (programme, member)) without rowid;

create table event (
  programme text not null, member text not null, place integer not null,
  id text not null, document text not null,
  primary key (programme, member, place)) without rowid;
create unique index event_id on event (programme, id);

create table counter (
  scope text not null, subject text not null, span integer not null, start integer not null,
  tries integer not null, primary key (scope, subject, span, start)) without rowid;
create index counter_start on counter (start);
)",
    // 2: documents in folders, the audit log, the sessions and cards of one holder.
    R"(
create table filed (
  programme text not null, folder text not null, id text not null, document text not null,
  until integer not null, number integer not null,
  primary key (programme, folder, id)) without rowid;
create index filed_until on filed (until);

create table audit_head (
  programme text not null primary key, place integer not null, hash text not null) without rowid;

create table audit (
  programme text not null, place integer not null, document text not null, hash text not null,
  primary key (programme, place)) without rowid;

create index session_holder on session (programme, member);
create index credential_holder on credential (programme, member);
)",
    // 3: what devices said, what became of it, and what they hold. Members' events stay where they
    // are: there is one stream, whoever appends to it.
    R"(
create table hub_sequence (
  programme text not null, name text not null, head integer not null,
  primary key (programme, name)) without rowid;

create table hub_device (
  programme text not null, device integer not null, epoch integer not null, store text not null,
  upto integer not null, link blob not null, asked integer not null, heard integer not null,
  skew integer not null, revoked integer not null,
  primary key (programme, device)) without rowid;

create table hub_log (
  programme text not null, device integer not null, epoch integer not null,
  sequence integer not null, event text not null, bytes blob not null, link blob not null,
  verdict integer not null, delta integer not null, reason text not null,
  received integer not null, skewed integer not null,
  primary key (programme, device, epoch, sequence)) without rowid;

create table hub_told (
  programme text not null, event text not null, device integer not null, epoch integer not null,
  sequence integer not null,
  primary key (programme, event)) without rowid;

create table hub_home (
  programme text not null, member text not null, store text not null,
  primary key (programme, member)) without rowid;

create table hub_due (
  programme text not null, store text not null, member text not null,
  primary key (programme, store, member)) without rowid;

create table hub_limit (
  programme text not null, store text not null, member text not null, place integer not null,
  available integer not null, level integer not null, gone integer not null,
  primary key (programme, store, member)) without rowid;
create unique index hub_limit_place on hub_limit (programme, store, place);

create table hub_lease (
  programme text not null, id text not null, device integer not null, member text not null,
  amount integer not null, spent integer not null, granted integer not null,
  ends integer not null, state integer not null, is_open integer not null, hold text not null,
  moved integer not null,
  primary key (programme, id)) without rowid;
create index hub_lease_device on hub_lease (programme, is_open, device, id);
create index hub_lease_member on hub_lease (programme, is_open, member, id);
create index hub_lease_ends on hub_lease (programme, is_open, ends);

create table hub_held (
  programme text not null, device integer not null, epoch integer not null,
  sequence integer not null, sale text not null, refund text not null, received integer not null,
  primary key (programme, device, epoch, sequence)) without rowid;
create index hub_held_sale on hub_held (programme, sale);

create table hub_liability (
  programme text not null, store text not null, points integer not null,
  primary key (programme, store)) without rowid;
)",
};

Result<std::int64_t> schema_of(Connection& connection) {
  TRY_DONE(connection.run_script(
      "create table if not exists migration (number integer not null primary key)"));
  Query query = connection.query("select coalesce(max(number), 0) from migration");
  TRY([[maybe_unused]] const auto row, query.step());
  return query.number(0);
}

Outcome take_steps(Connection& connection) {
  TRY(const std::int64_t reached, schema_of(connection));
  TRY_DONE(refuse_newer_schema(reached));
  for (std::size_t step = static_cast<std::size_t>(reached); step < kSteps.size(); ++step) {
    TRY_DONE(connection.run_script(kSteps.at(step)));
    TRY_DONE(connection.query("insert into migration (number) values (?)")
                 .bind(static_cast<std::int64_t>(step) + 1)
                 .run());
  }
  return Done{};
}

}  // namespace

std::vector<std::string_view> schema_steps() { return {kSteps.begin(), kSteps.end()}; }

Outcome refuse_newer_schema(std::int64_t reached) {
  if (reached <= static_cast<std::int64_t>(kSteps.size())) return Done{};
  return Problem{Refusal::StoreIsUnavailable, {},
                 "the database was written by a newer program (schema " +
                     std::to_string(reached) + ")"};
}

Outcome migrate(Connection& connection) {
  TRY_DONE(connection.run_script("begin immediate"));
  const Outcome outcome = take_steps(connection);
  if (!outcome.ok()) {
    [[maybe_unused]] const Outcome undone = connection.run_script("rollback");
    return outcome;
  }
  return connection.run_script("commit");
}

}  // namespace yearward::server
