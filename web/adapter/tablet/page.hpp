// What only the tablet asks of the page, beside page.hpp. It refuses to know why.
#pragma once

#include <initializer_list>
#include <string_view>

namespace yearward::adapter {

// The scripts know these numbers as the order of `WISHES`.
enum class Wish : int {
  Open, Enrol, Begin, Append, Commit, Rotate, KeepBook, KeepRules, Seal, Exchange, AskRules,
  MarkCard, LookUp, AskStaff, CheckStaff, KeepStaff, ForgiveStaff, ForgetStaff, Wipe, Sign,
  Bring, Print,
};
// At most three byte strings go with a wish, copied at once.
void wish(Wish which, std::initializer_list<std::string_view> parts = {});

double since_opened();        // milliseconds
double seconds_now();         // since 1970 UTC, by the device's clock
void ring_at(double moment);  // since opened; < 0: not at all

}  // namespace yearward::adapter
