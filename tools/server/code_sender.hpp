// How a one-time code reaches a person: a part that can be exchanged, for a shop's own provider of
// short messages. It refuses to know what the code opens.
#pragma once

#include <mutex>
#include <string>

#include "core/base/result.hpp"

namespace yearward::server {

struct CodeMessage {
  std::string phone;
  std::string code;
  std::string programme;
};

class CodeSender {
 public:
  virtual ~CodeSender() = default;
  // Safe from any thread. Refuses: StoreIsUnavailable (it could not be sent).
  virtual Outcome send(const CodeMessage& message) = 0;
};

// For development: a line of JSON a code, in a file that only its owner may read.
class FileSender final : public CodeSender {
 public:
  explicit FileSender(std::string path) : path_(std::move(path)) {}
  Outcome send(const CodeMessage& message) override;

 private:
  std::mutex mutex_;
  std::string path_;
};

}  // namespace yearward::server
