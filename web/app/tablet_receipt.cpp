// Receipts at the tablet: one for each thing that was done here, signed by the device's own key;
// and those brought from elsewhere, which the server alone decides. It refuses to know codes.
#include "core/codec/counter.hpp"
#include "web/app/tablet_turn.hpp"

namespace yearward::tablet {
namespace {

constexpr std::size_t kSignatureSize = 64;

}  // namespace

// Asked while the fact is still in the outbox: once the server has it, the code is not needed.
void TabletTurn::give_receipt(const EventId& event) {
  if (model.receipt && model.receipt->receipt.fact.event.id == event) return;
  model.receipt.reset();
  if (!model.device) return;
  auto receipt = model.device->receipt_of(event);
  if (!receipt) return;
  effects.emplace_back(Sign{event.text, sync::receipt_text(*receipt)});
  model.receipt = GivenReceipt{std::move(*receipt), {}};
}

void TabletTurn::take(const Signed& message) {
  const bool asked = model.receipt && model.receipt->receipt.fact.event.id.text == message.event;
  if (!asked || message.signature.size() != kSignatureSize) return;
  model.receipt->receipt.signature = message.signature;
  const auto code = sync::text_of(model.receipt->receipt);
  if (code.ok()) model.receipt->code = code.value();
}

void TabletTurn::bring(const std::string& code) {
  go(Place::Till);
  leave();
  BroughtReceipt brought;
  const auto receipt = sync::receipt_from_text(code);
  if (receipt.ok()) {
    brought.receipt = receipt.value();
    if (!model.online) brought.state = BroughtReceipt::State::Offline;
    else effects.emplace_back(Bring{codec::json_from_receipt(code)});
  } else {
    brought.state = BroughtReceipt::State::Refused;
    brought.refusal = receipt.problem().refusal;
  }
  model.brought = std::move(brought);
}

void TabletTurn::take(const ReceiptAnswered& message) {
  if (!model.brought || model.brought->state != BroughtReceipt::State::Asking) return;
  BroughtReceipt& brought = *model.brought;
  if (message.status == 0 || message.status >= 500) {
    brought.state = BroughtReceipt::State::Offline;
    return;
  }
  const auto read = codec::receipt_taken_from_json(message.status == 200 ? message.document : "");
  if (!read.ok()) {
    brought.state = BroughtReceipt::State::Refused;
    brought.refusal = codec::refusal_from_answer(message.document);
    return;
  }
  brought.state = read.value().is_new ? BroughtReceipt::State::Taken : BroughtReceipt::State::Known;
  brought.verdict = read.value().verdict;
  exchange();  // the member's points have moved
}

}  // namespace yearward::tablet
