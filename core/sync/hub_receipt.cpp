// What came on a receipt instead of by its device's log: taken once, whichever comes first. It
// stands at a place of its own beside the log, under the name the device gave it.
#include "core/sync/hub_visit.hpp"

namespace yearward::sync {

namespace {

Result<Brought> known_before(const LogRow& row) { return Brought{row.event, row.verdict, false}; }

}  // namespace

Result<Brought> Hub::bring(HubStore& store, const Receipt& receipt, Instant now) {
  const FactId place = receipt.place;
  TRY(std::optional<DeviceRow> device, store.device(place.device));
  if (!device || place.epoch > device->epoch) return Refusal::DeviceIsUnknown;
  if (!seals_.is_sealed(place.device, receipt_text(receipt), receipt.signature))
    return Refusal::SealIsWrong;
  if (receipt.fact.kind == Fact::Kind::Return || !may_name(receipt.fact.event.id, place))
    return Refusal::ReceiptIsMalformed;

  const FactId beside = place_of_receipt(place);
  for (const FactId& at : {place, beside}) {
    TRY(const std::vector<LogRow> rows, store.log(at, at.sequence));
    if (rows.empty()) continue;
    if (rows.front().link == receipt.head) return known_before(rows.front());
    return Problem{Refusal::EventIsKnownWithOtherContent, "/receipt", {}};
  }
  TRY(const std::optional<LogRow> told, store.told(receipt.fact.event.id));
  if (told) {
    if (says_the_same(*told, receipt.fact)) return known_before(*told);
    return Problem{Refusal::EventIsKnownWithOtherContent, "/receipt", {}};
  }

  const Request none;
  Visit visit{store, none, now, std::move(*device), {}};
  visit.device.revoked = false;  // its row is not put: what it says itself is believed no more
  LogRow row;
  row.id = beside;
  row.bytes = bytes_of(receipt.fact, beside);
  row.link = receipt.head;
  row.received = now;
  touched_.clear();
  TRY_DONE(keep(visit, receipt.fact, row));
  TRY_DONE(put_limits(store, now));
  return Brought{row.event, row.verdict, true};
}

}  // namespace yearward::sync
