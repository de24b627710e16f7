// Receipts at the server: whose they are, and what they bring. Asked by the route and by the
// command line. It refuses to know HTTP, and who may bring one.
#pragma once

#include "core/sync/hub.hpp"
#include "tools/server/audit.hpp"
#include "tools/server/devices.hpp"
#include "tools/server/hub_store.hpp"

namespace yearward::server {

// The device that signed a receipt: one that is enrolled, or one that was let go after the receipt
// was made, by the receipt's own word.
// Refuses: DeviceIsUnknown, SealIsWrong, ReceiptIsTooLate, TextHasControlCharacters (names that are
// no text).
Result<Device> signer_of(Reading& reading, const ProgrammeId& programme,
                         const sync::Receipt& receipt);

// Takes it, and writes a line into the audit log when it is new; `line` says who brought it.
// Refuses: what Hub::bring refuses.
Result<sync::Brought> bring_receipt(Transaction& transaction, sync::Hub& hub, HubBooks& books,
                                    const sync::Receipt& receipt, AuditLine line);
// How a verdict is spelt outside of the protocol's bytes: "accepted", "over_escrow"…
std::string_view name_of(sync::Verdict::Code code);

// Whether all names a fact says are texts a store keeps and reads back alike.
bool has_only_names(const sync::Fact& fact);
bool may_be_name(const std::string& text);

}  // namespace yearward::server
