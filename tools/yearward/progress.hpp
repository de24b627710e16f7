// One line on standard error that grows to 100 %: for whoever waits at a terminal.
#pragma once

#include <cstddef>
#include <string>

namespace yearward::command {

class ProgressBar {
 public:
  ProgressBar(std::string title, std::size_t total) : title_(std::move(title)), total_(total) {}
  void show(std::size_t done);

 private:
  std::string title_;
  std::size_t total_;
  std::size_t shown_ = 101;
};

}  // namespace yearward::command
