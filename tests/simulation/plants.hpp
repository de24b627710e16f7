// Plants: faults that protocols like ours have had, put into the simulator's own parts on request,
// to prove that it would see them. None of them touches the code that ships.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace yearward::simulation {

enum class Plant : std::uint8_t {
  None,
  NoDedupe,             // what was pushed again is posted again
  DoneBeforeDurable,    // a sale is shown as done before it is flushed
  PrunedOnSend,         // the outbox is emptied when it is sent
  LeaseNotReserved,     // a lease is larger than what was set aside for it
  ReclaimWithoutLoss,   // a late spend is charged to the member, not to the store
  SplitCommit,          // what was pulled and the cursor are kept one after the other
  TwoTabs,              // a second tab writes the same journal
  CursorFirst,          // the cursor is kept before what it stands for
  BalancesPushed,       // a tablet's own figure overwrites the server's
  ReturnBesideLog,      // a lease is given back by a message, ahead of the log
  RefusalBlocks,        // a refused fact is sent again and again
  SkewRefused,          // a device whose clock is off is turned away
  ReusedSequence,       // another fact under a known number is taken for a duplicate
  TornEndKept,          // after a crash, frames are appended behind a torn one
  ForkDropsJournal,     // the old epoch's journal goes before the new one is kept
  AnsweredBeforeCommit, // the answer is out before the transaction is safe
  RowsOutOfOrder,       // a stream's row becomes visible after a later one
  VerdictsOnce,         // a repeated push is not told the verdicts again
  AnyAnswer,            // an answer to an older request is taken
  FullDiskSaysYes,      // a write that did not fit is taken for done
  kCount,
};

struct PlantRow {
  Plant plant;
  std::string_view name, story;
};
const std::vector<PlantRow>& plants();

}  // namespace yearward::simulation
