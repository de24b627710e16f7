// Receipt: one fact of a device's log as whoever it happened to carries it away: its place, what it
// says, the log's link there, the device's signature over all of it. Whoever has it can have a sale
// taken that died with its tablet, once. It refuses to know keys, paper and who may bring one.
#pragma once

#include <string>
#include <string_view>

#include "core/sync/fact.hpp"

namespace yearward::sync {

struct Receipt {
  FactId place;
  Fact fact;
  Digest head{};          // the chain's link of the fact
  std::string signature;  // 64 bytes
  bool operator==(const Receipt&) const = default;
};

inline constexpr std::size_t kLongestReceipt = 512;  // bytes, before they are digits
// A device's epochs end here: the numbers above name what came on receipts of these.
inline constexpr Epoch kLastEpoch = 0x7fff;

// Where the server keeps what came on a receipt: beside the device's own log, one place for each.
FactId place_of_receipt(FactId place);
bool is_of_receipt(FactId place);

// What is signed: "YWR1", the place, the link, the fact's bytes. Nothing else that a device signs
// begins so: requests begin with "yearward", seals of the log with "YWS1".
std::string receipt_text(const Receipt& receipt);

// "YWR" and digits, 17 for each seven bytes: a square code holds digits best, and a scanner types
// them alike on every keyboard. Refuses: TextIsTooLong (a fact with long details has no receipt).
Result<std::string> text_of(const Receipt& receipt);
// Spaces and small letters are a scanner's doing and read alike. What is read writes as it was.
// Refuses: ReceiptIsMalformed, WordIsNotAnOption (a version from the future).
Result<Receipt> receipt_from_text(std::string_view text);
// Whether a scanned code means to be a receipt at all.
bool looks_like_receipt(std::string_view text);

}  // namespace yearward::sync
