// The file is the key's 32-byte seed in hexadecimal; the cryptography is libsodium's.
#include "tools/server/signing_key.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "core/base/sha256.hpp"
#include "tools/server/postgres.hpp"

namespace yearward::server {
namespace {

using Seed = std::array<unsigned char, crypto_sign_SEEDBYTES>;
constexpr std::size_t kFileBytes = 2 * std::tuple_size_v<Seed> + 1;  // and a line break

Problem fault_of_file(const std::string& file, const std::string& what) {
  return {Refusal::StoreIsUnavailable, file, what};
}

struct File {
  int number;
  explicit File(int opened) : number(opened) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (number >= 0) ::close(number);
  }
};

std::string base64_of(const unsigned char* bytes, std::size_t size) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(size, kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size, kVariant);
  text.pop_back();  // the zero at its end
  return text;
}

std::string hexadecimal_of(const unsigned char* bytes, std::size_t size) {
  std::string text(2 * size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

// Whole or not at all: written under another name, flushed, then linked to its own unless somebody
// was faster.
Outcome make_file(const std::string& file) {
  Seed seed{};
  randombytes_buf(seed.data(), seed.size());
  const std::string text = hexadecimal_of(seed.data(), seed.size()) + "\n";
  const std::string fresh = file + "." + std::to_string(::getpid());
  {
    const File opened(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    const bool is_kept = opened.number >= 0 &&
                         ::write(opened.number, text.data(), text.size()) ==
                             static_cast<ssize_t>(text.size()) &&
                         ::fsync(opened.number) == 0;
    if (!is_kept) return fault_of_file(file, "the signing key cannot be written");
  }
  const bool is_linked = ::link(fresh.c_str(), file.c_str()) == 0 || errno == EEXIST;
  ::unlink(fresh.c_str());
  if (!is_linked) return fault_of_file(file, "the signing key cannot be written");
  return Done{};
}

Result<Seed> seed_in(const std::string& file) {
  const File opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (opened.number < 0 || ::fstat(opened.number, &about) != 0)
    return fault_of_file(file, "the signing key cannot be read");
  if ((about.st_mode & 077) != 0)
    return fault_of_file(file, "others can read the signing key: chmod 600");
  std::array<char, kFileBytes + 1> text{};
  const ssize_t size = ::read(opened.number, text.data(), text.size());
  Seed seed{};
  std::size_t length = 0;
  const bool is_whole =
      size == static_cast<ssize_t>(kFileBytes) &&
      sodium_hex2bin(seed.data(), seed.size(), text.data(), kFileBytes - 1, nullptr, &length,
                     nullptr) == 0 &&
      length == seed.size();
  if (!is_whole) return fault_of_file(file, "this is no signing key");
  return seed;
}

}  // namespace

SigningKey SigningKey::made() {
  SigningKey key;
  crypto_sign_keypair(key.open_.data(), key.secret_.data());
  return key;
}

Result<SigningKey> SigningKey::kept_in(const std::string& file) {
  if (::access(file.c_str(), F_OK) != 0) TRY_DONE(make_file(file));
  TRY(const Seed seed, seed_in(file));
  SigningKey key;
  crypto_sign_seed_keypair(key.open_.data(), key.secret_.data(), seed.data());
  return key;
}

std::string SigningKey::open_key() const { return base64_of(open_.data(), open_.size()); }

std::string SigningKey::signature(std::string_view text) const {
  std::array<unsigned char, crypto_sign_BYTES> bytes{};
  crypto_sign_detached(bytes.data(), nullptr,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       secret_.data());
  return base64_of(bytes.data(), bytes.size());
}

std::string signing_key_file(const std::string& database) {
  return postgres::is_address(database) ? std::string() : database + ".signing-key";
}

std::string rules_text(const ProgrammeId& programme, std::string_view document) {
  const Digest sum = sha256(document);
  return "yearward rules 1\n" + programme.text + "\n" + hexadecimal_of(sum.data(), sum.size());
}

}  // namespace yearward::server
