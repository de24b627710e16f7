// Marks of cards: what lets a tablet find a scanned card among its store's members without having
// the cards. Each store has a key of its own, given to its devices when they are enrolled; the same
// card has another mark in every store. It refuses to know HTTP.
#pragma once

#include <string>
#include <string_view>

#include "core/sync/exchange.hpp"
#include "tools/server/store.hpp"

namespace yearward::server {

// The key of a store's marks as base64url, made when it is first asked for.
Result<std::string> mark_key_of(Transaction& transaction, const ProgrammeId& programme,
                                const std::string& store);
// The first eight bytes of HMAC-SHA-256 of the card's digits. 0 for a key that is none.
sync::CardMark mark_of(std::string_view key, std::string_view card);

// Fills in the marks of all limits of an answer to a device of a store. A store whose key nobody
// was ever given has none.
Outcome mark_cards(Transaction& transaction, const ProgrammeId& programme,
                   const std::string& store, sync::Reply& reply);

}  // namespace yearward::server
