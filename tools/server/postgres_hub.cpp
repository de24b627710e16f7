// The hub's rows in PostgreSQL. What is read to be changed is locked, so that two processes judge
// one device, one lease and one store's limits one after the other.
#include "tools/server/sql_hub.hpp"

namespace yearward::server {
namespace {

class PostgresHand final : public SqlHand {
 public:
  explicit PostgresHand(postgres::Connection& sql) : sql_(sql) {}

  Result<std::vector<SqlRow>> ask(const Said& said,
                                  const std::vector<SqlValue>& asked) override {
    postgres::Values values;
    for (const SqlValue& value : asked) {
      switch (value.kind()) {
        case SqlValue::Kind::Number: values.add(value.number()); break;
        case SqlValue::Kind::Text: values.add(value.text()); break;
        case SqlValue::Kind::Bytes: values.add_bytes(value.text()); break;
      }
    }
    TRY(const postgres::Rows found, sql_.ask(said.shared, values));
    std::vector<SqlRow> rows;
    for (std::size_t row = 0; row < found.count(); ++row) {
      std::vector<std::string> cells;
      for (int column = 0; column < found.columns(); ++column)
        cells.push_back(found.bytes(row, column));
      rows.emplace_back(std::move(cells));
    }
    return rows;
  }

 private:
  postgres::Connection& sql_;
};

}  // namespace

std::unique_ptr<HubBooks> postgres_hub(postgres::Connection& sql, Transaction& transaction,
                                       const ProgrammeId& programme, const Currency& currency) {
  return sql_hub(std::make_unique<PostgresHand>(sql), transaction, programme, currency);
}

// In two statements, however many members moved.
Outcome note_moved(postgres::Connection& sql, const std::vector<Moved>& moved) {
  if (moved.empty()) return Done{};
  std::vector<std::string_view> programmes, members, placed_in, placed, places;
  for (const Moved& each : moved) {
    programmes.push_back(each.key.programme.text);
    members.push_back(each.key.member.text);
    if (each.place.empty()) continue;
    placed_in.push_back(each.key.programme.text);
    placed.push_back(each.key.member.text);
    places.push_back(each.place);
  }
  if (!placed.empty()) {
    TRY_DONE(sql.run("insert into hub_home (programme, member, store)"
                     " select * from unnest($1::text[], $2::text[], $3::text[])"
                     " order by 1, 2 on conflict (programme, member) do nothing",
                     postgres::Values().add_list(placed_in).add_list(placed).add_list(places)));
  }
  return sql.run("insert into hub_due (programme, store, member)"
                 " select home.programme, home.store, home.member from hub_home as home"
                 " join unnest($1::text[], $2::text[]) as asked (programme, member)"
                 " on home.programme = asked.programme and home.member = asked.member"
                 " order by 1, 2, 3 on conflict (programme, store, member) do nothing",
                 postgres::Values().add_list(programmes).add_list(members));
}

}  // namespace yearward::server
