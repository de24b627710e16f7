// The disk of one device: journals that are appended to and flushed, an image that is changed in
// transactions. Power cuts take what was not flushed, and tear it anywhere.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/sync/device.hpp"
#include "tests/laws/chance.hpp"

namespace yearward::simulation {

struct Disk {
  struct File {
    std::string bytes;
    std::size_t flushed = 0;
  };
  std::map<sync::Epoch, File> journals;  // a file an epoch
  std::optional<sync::Image> image;

  std::uint64_t used() const {
    std::uint64_t bytes = 0;
    for (const auto& [epoch, file] : journals) bytes += file.bytes.size();
    return bytes;
  }
  void put(sync::Epoch epoch, std::string bytes) {
    const std::size_t size = bytes.size();
    journals[epoch] = {std::move(bytes), size};
  }
  void cut_power(Chance& chance) {
    for (auto& [epoch, file] : journals) {
      const std::size_t loose = file.bytes.size() - file.flushed;
      file.bytes.resize(file.flushed + (loose > 0 ? chance.below(loose + 1) : 0));
      file.flushed = file.bytes.size();
    }
  }
};

}  // namespace yearward::simulation
