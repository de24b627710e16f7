// Card numbers as people type them.
#include <doctest/doctest.h>

#include "core/sync/card.hpp"

using yearward::sync::card_number_from_text;

TEST_CASE("a card number is read with or without its gaps, in plain or wide digits") {
  struct Row { const char* typed; const char* kept; };
  const Row rows[] = {
      {"880000000001", "880000000001"},       {"8800 0000 0001", "880000000001"},
      {" 8800-0000-0001 ", "880000000001"},   {"８８００　００００　０００１", "880000000001"},
      {"", ""},                                {"8800 x", "8800x"},
      {"会员 1", "会员1"},                     {"\xEF\xBC", "\xEF\xBC"},
  };
  for (const Row& row : rows) CHECK(card_number_from_text(row.typed) == row.kept);
}
