// The server's own key, which signs the rules that devices judge by: Ed25519, made at the first
// start, kept in a file that only the server's user can read. It refuses to know what is signed.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/ids.hpp"

namespace yearward::server {

class SigningKey {
 public:
  // One that nobody else has and that is gone with the process.
  static SigningKey made();
  // The key in a file; made, and the file with it (mode 0600), when there is none. Of two processes
  // that start at once both have the same one.
  // Refuses: StoreIsUnavailable (the file cannot be read or written, others can read it, or it
  // holds no key); the detail is a sentence.
  static Result<SigningKey> kept_in(const std::string& file);

  std::string open_key() const;  // base64url
  std::string signature(std::string_view text) const;  // base64url

 private:
  std::array<unsigned char, 64> secret_{};
  std::array<unsigned char, 32> open_{};
};

// Beside a database that is a file; empty for one that is not.
std::string signing_key_file(const std::string& database);

// What is signed of rules: "yearward rules 1\n<programme>\n<SHA-256 of the document, hexadecimal>".
std::string rules_text(const ProgrammeId& programme, std::string_view document);

}  // namespace yearward::server
