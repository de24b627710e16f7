// The gallery: one present tree showing every look in every state, in both languages. It is the
// documentation of the looks and what the layout laws are tested on.
// It refuses to know members, programmes and points; its words are samples.
#pragma once

#include "web/present/node.hpp"

namespace yearward::view {

present::Node gallery(app::Language language);

}  // namespace yearward::view
