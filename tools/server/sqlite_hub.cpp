// The hub's rows in SQLite, where the one writer needs no locks.
#include "tools/server/sql_hub.hpp"

namespace yearward::server {
namespace {

class SqliteHand final : public SqlHand {
 public:
  explicit SqliteHand(Connection& sql) : sql_(sql) {}

  Result<std::vector<SqlRow>> ask(const Said& said,
                                  const std::vector<SqlValue>& values) override {
    Query query = sql_.query(said.alone);
    for (const SqlValue& value : values) {
      switch (value.kind()) {
        case SqlValue::Kind::Number: query.bind(value.number()); break;
        case SqlValue::Kind::Text: query.bind(value.text()); break;
        case SqlValue::Kind::Bytes: query.bind_bytes(value.text()); break;
      }
    }
    std::vector<SqlRow> rows;
    while (true) {
      TRY(const Query::Row row, query.step());
      if (row == Query::Row::None) return rows;
      std::vector<std::string> cells;
      for (int column = 0; column < query.columns(); ++column)
        cells.push_back(query.text(column));
      rows.emplace_back(std::move(cells));
    }
  }

 private:
  Connection& sql_;
};

}  // namespace

std::unique_ptr<HubBooks> sqlite_hub(Connection& sql, Transaction& transaction,
                                     const ProgrammeId& programme, const Currency& currency) {
  return sql_hub(std::make_unique<SqliteHand>(sql), transaction, programme, currency);
}

Outcome note_moved(Connection& sql, const std::vector<Moved>& moved) {
  for (const Moved& each : moved) {
    const std::string &programme = each.key.programme.text, &member = each.key.member.text;
    if (!each.place.empty()) {
      TRY_DONE(sql.query("insert into hub_home (programme, member, store) values (?, ?, ?)"
                         " on conflict (programme, member) do nothing")
                   .bind(programme)
                   .bind(member)
                   .bind(each.place)
                   .run());
    }
    TRY_DONE(sql.query("insert into hub_due (programme, store, member)"
                       " select programme, store, member from hub_home"
                       " where programme=? and member=?"
                       " on conflict (programme, store, member) do nothing")
                 .bind(programme)
                 .bind(member)
                 .run());
  }
  return Done{};
}

}  // namespace yearward::server
