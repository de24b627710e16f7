// The tablet behind the window: what its own doors open onto, beside program.hpp.
// It refuses to know how the page's scripts do their work.
#pragma once

#include <string>
#include <vector>

#include "web/app/tablet_model.hpp"

namespace yearward::adapter {

// What the page tells. The scripts know these numbers as the order of `TOLD`.
enum class Told : int {
  Opened, OpenFailed, Enrolled, Written, Rotated, Committed, Sealed, Exchanged, Rules, CardMarked,
  MemberLooked, StaffAnswered, StaffChecked, Room, Signed, ReceiptAnswered,
};
void told(Told what, int status, double number, std::vector<std::string> parts);
void happened(const tablet::Message& message);
// Whether the key is a scanner's or the pad's, so that nothing else on the page may see it.
bool keyed(const tablet::Keyed& keyed);

}  // namespace yearward::adapter
