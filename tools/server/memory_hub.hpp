// The hub's own rows over ordinary maps, to say in a page what SQL must keep. It refuses to undo:
// whoever writes in memory copies the shelf first.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "tools/server/hub_store.hpp"

namespace yearward::server {

struct HubShelf {
  std::map<std::string, std::int64_t, std::less<>> sequences;
  std::map<sync::DeviceNumber, sync::DeviceRow> devices;
  std::map<sync::FactId, sync::LogRow> log;
  std::map<EventId, sync::FactId> told;
  std::map<MemberId, std::string> homes;
  std::set<std::pair<std::string, MemberId>> due;
  std::map<std::pair<std::string, MemberId>, sync::PlacedLimit> limits;
  std::map<std::string, sync::Lease> leases;
  std::map<sync::FactId, sync::HeldRefund> held;
  std::map<std::string, Points> liabilities;
};

std::unique_ptr<HubBooks> memory_hub(HubShelf& shelf, Transaction& transaction,
                                     const ProgrammeId& programme, const Currency& currency);
void note_moved(HubShelf& shelf, const MemberId& member, const std::string& place);

}  // namespace yearward::server
