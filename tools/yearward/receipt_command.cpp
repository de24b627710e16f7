// receipt: what a tablet's receipt says, and what it brings into a database. It refuses to know
// codes in pictures: a scanner reads those.
#include "core/sync/receipt.hpp"
#include "tools/server/clock.hpp"
#include "tools/server/hubs.hpp"
#include "tools/server/notices.hpp"
#include "tools/server/receipts.hpp"
#include "tools/server/secrets.hpp"
#include "tools/yearward/inputs.hpp"

namespace yearward::command {
namespace {

std::string said_by(const sync::Receipt& receipt) {
  const Event& event = receipt.fact.event;
  std::string text = "event " + event.id.text + "\nmember " + event.member.text + "\n";
  if (receipt.fact.kind == sync::Fact::Kind::Spend) {
    text += "redeem " + event.reward.text + ", " + std::to_string(receipt.fact.claim.count) +
            " steps of points\n";
  } else {
    text += event.type == EventType::Refund ? "refund" : "purchase";
    text += ", " + std::to_string(event.amount.count) + " of the smallest coin, " +
            std::to_string(receipt.fact.claim.count) + " steps of points as reckoned there\n";
  }
  if (!event.refers_to.text.empty()) text += "of " + event.refers_to.text + "\n";
  return text + "staff " + std::to_string(receipt.fact.staff) + ", at " +
         std::to_string(receipt.fact.at) + " (seconds since 1970 UTC)\n";
}

// Its programme is whose device signed it: of several the one where it fits.
Result<std::shared_ptr<const server::Rules>> rules_of_receipt(server::Store& store,
                                                              server::RuleBook& rule_book,
                                                              const sync::Receipt& receipt,
                                                              ProgrammeId& programme) {
  if (const Problems problems = rule_book.load(); !problems.empty()) return problems.front();
  Refusal best = Refusal::DeviceIsUnknown;
  for (const ProgrammeId& each : rule_book.programmes()) {
    const auto signer = server::signer_of(store, each, receipt);
    if (signer.ok()) {
      programme = each;
      return rule_book.of(each);
    }
    if (best == Refusal::DeviceIsUnknown) best = signer.problem().refusal;
  }
  return best;
}

// One transaction, with all that follows from what it appends, as the server's own are.
Result<sync::Brought> brought_into(server::Store& store, const sync::Receipt& receipt) {
  const server::SystemClock clock;
  server::RuleBook rule_book(store, clock);
  ProgrammeId programme;
  TRY(const auto rules, rules_of_receipt(store, rule_book, receipt, programme));
  server::Intake intake(clock);
  server::Notices notices(clock, rule_book, intake);
  server::Hubs hubs{sync::HubSettings{}};  // it lends nothing
  server::AuditLine line;
  line.at = clock.seconds();
  line.programme = programme;
  line.operation = "receipt";
  sync::Brought brought;
  const auto work = [&](server::Transaction& transaction) -> Outcome {
    const auto books = transaction.hub(programme, rules->newest().currency);
    TRY(brought, server::bring_receipt(transaction, hubs.of(programme, rules), *books, receipt,
                                       line));
    TRY_DONE(intake.close(transaction, rule_book));
    return notices.write(transaction);
  };
  TRY_DONE(store.write(work));
  return brought;
}

std::string told_of(const sync::Brought& brought) {
  std::string text = brought.is_new ? "taken: " : "known before, nothing changed: ";
  text += server::name_of(brought.verdict.code);
  if (brought.verdict.delta.count != 0)
    text += ", " + std::to_string(brought.verdict.delta.count) + " steps more than reckoned";
  if (brought.verdict.reason) {
    text += ", ";
    text += name_of(*brought.verdict.reason);
  }
  return text + "\n";
}

}  // namespace

Ending receipt_command(const Arguments& arguments) {
  if (arguments.words.size() != 2) return Misuse{"name a file, or the text of one receipt"};
  std::string text = arguments.words[1];
  if (!sync::looks_like_receipt(text)) {
    auto taken = file_text(text);
    if (!taken.ok()) return taken.ending();
    text = std::move(taken.value());
  }
  const auto receipt = sync::receipt_from_text(text);
  if (!receipt.ok()) return refused("the receipt", receipt.problem());
  const std::string said = said_by(receipt.value());
  if (!arguments.has("--db")) return Printed{said};
  TAKE(const auto store, database_flag(arguments));
  if (!server::secrets_are_ready()) return Misuse{"this machine gives no random numbers"};
  const auto brought = brought_into(*store, receipt.value());
  if (!brought.ok()) return refused("the receipt", brought.problem());
  return Printed{said + told_of(brought.value())};
}

}  // namespace yearward::command
