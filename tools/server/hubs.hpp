// The hubs of all programmes between transactions: each keeps the accounts it judged last. It
// belongs to the writer's thread, and refuses to know HTTP and keys: seals are checked before.
#pragma once

#include <map>
#include <memory>

#include "core/sync/hub.hpp"
#include "tools/server/hub_store.hpp"
#include "tools/server/rule_book.hpp"

namespace yearward::server {

class Hubs {
 public:
  explicit Hubs(sync::HubSettings settings) : settings_(settings) {}
  // The programme's hub, judging by these rules.
  sync::Hub& of(const ProgrammeId& programme, const std::shared_ptr<const Rules>& rules);
  // After a transaction that was not kept: what the hubs remember may be ahead of the store.
  void undo();

 private:
  // A signature is checked before its request is queued, so that the one writer never waits for
  // the arithmetic.
  struct CheckedBefore final : sync::SealChecker {
    bool is_sealed(sync::DeviceNumber, std::string_view, std::string_view) override {
      return true;
    }
  };
  struct House {
    std::shared_ptr<const Rules> rules;
    sync::Hub hub;
  };
  const sync::HubSettings settings_;
  CheckedBefore seals_;
  std::map<ProgrammeId, std::unique_ptr<House>> houses_;
};

}  // namespace yearward::server
