// The mirror: what of a scene must be made, changed or removed among the page's real elements, as
// one JSON text. It keeps what it said last, so that only changes cross to the browser.
// It refuses to know the browser: elements are made by whoever reads the text.
#pragma once

#include <map>
#include <string>

#include "web/view/layout.hpp"

namespace yearward::view {

// Appends a text as a JSON string, quotes and escapes included.
void append_json(std::string& out, std::string_view text);

// Shape of a patch: {"height":h,"drop":[id…],"put":[{"id","in","at","role","look",…}…]}, parents
// before children; "at" is the place among the elements of the same parent; "box" and "part" are
// [x,y,w,h] in CSS px relative to the parent's box. Absent means empty, false or zero.
class Mirror {
 public:
  // The patch from the last scene to this one; empty when nothing a person could notice changed.
  std::string patch(const Scene& scene);

  // Forgets what was said: the next patch makes everything anew.
  void forget() { said_.clear(); }

 private:
  struct Said {
    std::string entry;
    bool seen = false;
  };
  std::map<std::uint32_t, Said> said_;
  std::int32_t height_ = -1;
};

}  // namespace yearward::view
