// The two programmes of assets, read once, for tests that need a real one.
#pragma once

#include "core/codec/codec.hpp"
#include "tests/stories/shelf.hpp"

namespace yearward {

inline const Versions& community_mart() {
  static const Versions versions =
      codec::versions_from_json(story::programme_file("community_mart.json")).value();
  return versions;
}

inline const Versions& cd_shop() {
  static const Versions versions =
      codec::versions_from_json(story::programme_file("cd_shop.json")).value();
  return versions;
}

}  // namespace yearward
