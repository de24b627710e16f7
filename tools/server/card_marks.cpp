// The key lies with the store's other documents; the arithmetic is libsodium's.
#include "tools/server/card_marks.hpp"

#include <sodium.h>

#include <array>

#include "tools/server/secrets.hpp"

namespace yearward::server {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
using MarkKey = std::array<unsigned char, crypto_auth_hmacsha256_KEYBYTES>;

FileKey mark_key_key(const ProgrammeId& programme, const std::string& store) {
  return {programme, "mark_key", digest_of(store)};
}

}  // namespace

Result<std::string> mark_key_of(Transaction& transaction, const ProgrammeId& programme,
                                const std::string& store) {
  TRY(const auto kept, transaction.filed(mark_key_key(programme, store)));
  if (kept) return kept->document;
  MarkKey key{};
  crypto_auth_hmacsha256_keygen(key.data());
  std::string text(sodium_base64_encoded_len(key.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), key.data(), key.size(), kVariant);
  text.pop_back();  // the zero at its end
  TRY_DONE(transaction.file({mark_key_key(programme, store), text, 0, 0}));
  return text;
}

sync::CardMark mark_of(std::string_view key, std::string_view card) {
  MarkKey bytes{};
  std::size_t size = 0;
  const int code = sodium_base642bin(bytes.data(), bytes.size(), key.data(), key.size(), nullptr,
                                     &size, nullptr, kVariant);
  if (code != 0 || size != bytes.size()) return 0;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> sum{};
  crypto_auth_hmacsha256(sum.data(), reinterpret_cast<const unsigned char*>(card.data()),
                         card.size(), bytes.data());
  sync::CardMark mark = 0;
  for (std::size_t at = 0; at < sizeof mark; ++at) mark = (mark << 8) | sum.at(at);
  return mark;
}

Outcome mark_cards(Transaction& transaction, const ProgrammeId& programme,
                   const std::string& store, sync::Reply& reply) {
  bool has_any = false;
  for (const sync::Page& page : reply.pages) has_any = has_any || !page.limits.empty();
  if (!has_any) return Done{};
  TRY(const auto key, transaction.filed(mark_key_key(programme, store)));
  if (!key) return Done{};
  for (sync::Page& page : reply.pages) {
    for (sync::PlacedLimit& placed : page.limits) {
      if (placed.limit.gone) continue;
      TRY(const auto member, transaction.member({programme, placed.limit.member}));
      if (member) placed.limit.card = mark_of(key->document, member->card);
    }
  }
  return Done{};
}

}  // namespace yearward::server
