// What update asks the shell to do, as data: tests compare effects, the adapter performs them.
// It refuses to know how: no IndexedDB, no fetch, no address bar here.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "web/app/message.hpp"

namespace yearward::app {

// The drawers of the device's store. Events are what the server confirmed, by their place in the
// member's stream; the outbox is what this device made and the server has not acknowledged.
enum class Drawer : std::uint8_t { Meta, Events, Outbox };

struct Write {
  enum class Kind : std::uint8_t { Put, Remove };
  Kind kind = Kind::Put;
  Drawer drawer = Drawer::Meta;
  std::string key;       // Meta: a name; Events: the place, zero-padded; Outbox: the event's id
  std::string document;  // JSON text; empty for Remove
  bool operator==(const Write&) const = default;
};

struct OpenStore { bool operator==(const OpenStore&) const = default; };  // answered by StoreOpened
// All writes in one strict transaction, answered by Stored once it is durable (or refused).
struct Keep { std::vector<Write> writes; bool operator==(const Keep&) const = default; };
// Empties every drawer, before any later Keep; not answered.
struct Forget { bool operator==(const Forget&) const = default; };
struct LoadWords { Language language; bool operator==(const LoadWords&) const = default; };
struct SignIn { std::string document; bool operator==(const SignIn&) const = default; };
struct SignOut { bool operator==(const SignOut&) const = default; };
// GET /v1/sync?after=…&rules=…
struct Pull {
  std::int64_t after;
  std::string rules;
  bool operator==(const Pull&) const = default;
};
struct Push { std::string document; bool operator==(const Push&) const = default; };
struct Navigate { Route route; bool operator==(const Navigate&) const = default; };
struct CopyText { std::string text; bool operator==(const CopyText&) const = default; };
struct UseUpdate { bool operator==(const UseUpdate&) const = default; };
// After that long, SyncPressed is sent; a later RetryLater replaces an earlier one.
struct RetryLater { std::int32_t seconds; bool operator==(const RetryLater&) const = default; };

using Effect = std::variant<OpenStore, Keep, Forget, LoadWords, SignIn, SignOut, Pull, Push,
                            Navigate, CopyText, UseUpdate, RetryLater>;

}  // namespace yearward::app
