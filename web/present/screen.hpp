// The screen a model means, as one tree of nodes. Pure: the same model is the same tree, on every
// machine. It refuses to know how the tree is painted, mirrored or spoken.
#pragma once

#include "web/app/model.hpp"
#include "web/present/node.hpp"

namespace yearward::present {

// Shape: one Region with look Page, named as the document's title: header, main and, when signed
// in, navigation. Without words, or before the store has answered, its key is empty and it has no
// children: what stood there before (the static shell) stays.
Node screen(const app::Model& model);

}  // namespace yearward::present
