// Folder entries about a person; the documents are as small as they can be.
#include "tools/server/people.hpp"

#include <nlohmann/json.hpp>

namespace yearward::server {
namespace {

constexpr std::size_t kMostConsents = 32;

FileKey contact_key(const MemberKey& key) {
  return {key.programme, "contact", key.member.text};
}
// Looked up before the programme is known.
FileKey phone_key(const std::string& phone) { return {ProgrammeId(), "phone", phone}; }
FileKey tombstone_key(const MemberKey& key) {
  return {key.programme, "tombstone", key.member.text};
}
// One folder a member, so that no member's are ever read with another's.
FileKey consent_key(const MemberKey& key, const std::string& purpose) {
  return {key.programme, "consent/" + key.member.text, purpose};
}

}  // namespace

Result<std::string> phone_of(Reading& reading, const MemberKey& key) {
  TRY(const auto filed, reading.filed(contact_key(key)));
  return filed ? filed->document : std::string();
}

Result<std::optional<MemberKey>> holder_of_phone(Reading& reading, const std::string& phone) {
  TRY(const auto filed, reading.filed(phone_key(phone)));
  if (!filed) return std::optional<MemberKey>{};
  const auto document = nlohmann::json::parse(filed->document, nullptr, false);
  if (!document.is_array() || document.size() != 2) return std::optional<MemberKey>{};
  return std::optional<MemberKey>{{ProgrammeId(document[0].get<std::string>()),
                                   MemberId(document[1].get<std::string>())}};
}

Outcome put_phone(Transaction& transaction, const MemberKey& key, const std::string& phone) {
  TRY(const auto member, transaction.member(key));
  if (!member) return Refusal::MemberIsUnknown;
  if (!phone.empty()) {
    TRY(const auto holder, holder_of_phone(transaction, phone));
    if (holder && *holder != key) return Problem{Refusal::NameIsTaken, "/phone", {}};
  }
  TRY(const std::string before, phone_of(transaction, key));
  if (!before.empty()) {
    TRY([[maybe_unused]] const auto taken, transaction.take(phone_key(before)));
    TRY([[maybe_unused]] const auto contact, transaction.take(contact_key(key)));
  }
  if (phone.empty()) return Done{};
  const nlohmann::json holder = {key.programme.text, key.member.text};
  TRY_DONE(transaction.file({phone_key(phone), holder.dump(), 0, 0}));
  return transaction.file({contact_key(key), phone, 0, 0});
}

Outcome erase_person(Transaction& transaction, const MemberKey& key, std::int64_t now) {
  TRY(std::optional<Member> member, transaction.member(key));
  if (!member || member->role != Role::Member) return Refusal::MemberIsUnknown;
  member->name.clear();
  member->card.clear();
  TRY_DONE(transaction.put(*member));
  TRY_DONE(transaction.remove_credentials_of(key));
  TRY_DONE(transaction.remove_sessions_of(key));
  TRY_DONE(put_phone(transaction, key, {}));
  TRY(const auto consents, consents_of(transaction, key));
  for (const Consent& consent : consents) {
    TRY([[maybe_unused]] const auto taken,
        transaction.take(consent_key(key, consent.purpose)));
  }
  return transaction.file({tombstone_key(key), {}, 0, now});
}

Result<bool> is_erased(Reading& reading, const MemberKey& key) {
  TRY(const auto filed, reading.filed(tombstone_key(key)));
  return filed.has_value();
}

Outcome put_consent(Transaction& transaction, const MemberKey& key, const Consent& consent) {
  const nlohmann::json document = {{"text", consent.text_version}, {"granted", consent.granted}};
  return transaction.file(
      {consent_key(key, consent.purpose), document.dump(), 0, consent.at});
}

Result<std::vector<Consent>> consents_of(Reading& reading, const MemberKey& key) {
  TRY(const auto files, reading.files_after(consent_key(key, {}), kMostConsents));
  std::vector<Consent> consents;
  for (const Filed& filed : files) {
    const auto document = nlohmann::json::parse(filed.document, nullptr, false);
    if (!document.is_object()) continue;
    consents.push_back({filed.key.id, document.value("text", ""),
                        document.value("granted", false), filed.number});
  }
  return consents;
}

}  // namespace yearward::server
