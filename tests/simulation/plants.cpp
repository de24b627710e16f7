// The list that --plants prints.
#include "tests/simulation/plants.hpp"

namespace yearward::simulation {

const std::vector<PlantRow>& plants() {
  static const std::vector<PlantRow> rows = {
      {Plant::NoDedupe, "no-dedupe", "what is pushed again is posted again"},
      {Plant::DoneBeforeDurable, "done-before-durable", "shown as done before it is flushed"},
      {Plant::PrunedOnSend, "pruned-on-send", "the outbox is emptied when it is sent"},
      {Plant::LeaseNotReserved, "lease-not-reserved", "a lease is larger than what was set aside"},
      {Plant::ReclaimWithoutLoss, "reclaim-without-loss",
       "a late spend is charged to the member, not to the store"},
      {Plant::SplitCommit, "split-commit", "what was pulled and its cursor are kept apart"},
      {Plant::TwoTabs, "two-tabs", "a second tab writes the same journal"},
      {Plant::CursorFirst, "cursor-first", "the cursor is kept before what it stands for"},
      {Plant::BalancesPushed, "balances-pushed", "a tablet's figure overwrites the server's"},
      {Plant::ReturnBesideLog, "return-beside-log", "a lease is given back ahead of the log"},
      {Plant::RefusalBlocks, "refusal-blocks", "a refused fact is sent again and again"},
      {Plant::SkewRefused, "skew-refused", "a device whose clock is off is turned away"},
      {Plant::ReusedSequence, "reused-sequence",
       "another fact under a known number is taken for a duplicate"},
      {Plant::TornEndKept, "torn-end-kept", "frames are appended behind a torn one"},
      {Plant::ForkDropsJournal, "fork-drops-journal",
       "the old epoch's journal goes before the new one is kept"},
      {Plant::AnsweredBeforeCommit, "answered-before-commit",
       "the answer is out before the transaction is safe"},
      {Plant::RowsOutOfOrder, "rows-out-of-order",
       "a stream's row becomes visible after a later one"},
      {Plant::VerdictsOnce, "verdicts-once", "a repeated push is not told the verdicts again"},
      {Plant::AnyAnswer, "any-answer", "an answer to an older request is taken"},
      {Plant::FullDiskSaysYes, "full-disk-says-yes", "a write that did not fit is taken for done"},
  };
  return rows;
}

}  // namespace yearward::simulation
