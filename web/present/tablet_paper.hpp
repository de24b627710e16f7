// What a tablet prints: a receipt as lines of words and a square code. It refuses to know paper.
#pragma once

#include <string>
#include <vector>

#include "web/app/tablet_model.hpp"
#include "web/present/node.hpp"

namespace yearward::present {

// Empty when there is no receipt to print.
struct Paper {
  std::string title;
  std::vector<std::string> lines;  // without line breaks
  Code code;
};
Paper tablet_paper(const tablet::Model& model);

}  // namespace yearward::present
