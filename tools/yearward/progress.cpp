// Draws the bar; says nothing twice.
#include "tools/yearward/progress.hpp"

#include <cstdio>

namespace yearward::command {

void ProgressBar::show(std::size_t done) {
  const std::size_t percent = total_ == 0 ? 100 : done * 100 / total_;
  if (percent == shown_) return;
  shown_ = percent;
  const std::string bar = std::string(percent / 4, '#') + std::string(25 - percent / 4, '.');
  std::fprintf(stderr, "\r%s [%s] %3zu %%", title_.c_str(), bar.c_str(), percent);
  if (percent == 100) std::fputc('\n', stderr);
  std::fflush(stderr);
}

}  // namespace yearward::command
