// The screen a tablet's model means, as one tree of the same nodes the portal is made of.
// Pure: the same model is the same tree. It refuses to know how large and where anything is.
#pragma once

#include "web/app/tablet_model.hpp"
#include "web/present/node.hpp"

namespace yearward::present {

// Shape: one Region with look Page; in it the header, the main part, and, once somebody works at
// it, the navigation. Without words its key is empty.
Node tablet_screen(const tablet::Model& model);

}  // namespace yearward::present
