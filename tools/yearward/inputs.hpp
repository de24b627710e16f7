// Files and flags as values of the core, each refusal with the document it is about.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/explain/wording.hpp"
#include "core/programme/programme.hpp"
#include "core/ledger/event.hpp"
#include "tools/server/open_store.hpp"
#include "tools/yearward/commands.hpp"

namespace yearward::command {

// A value, or how the command ends without it.
template <class T>
struct Taken {
  std::variant<T, Ending> state;
  bool ok() const { return state.index() == 0; }
  T& value() { return *std::get_if<0>(&state); }
  const Ending& ending() const { return *std::get_if<1>(&state); }
};

// TAKE(auto name, expression): the value, or end the command.
#define YEARWARD_TAKE_(taken, declaration, expression) \
  auto&& taken = (expression);                         \
  if (!taken.ok()) return taken.ending();              \
  declaration = std::move(taken.value())
#define TAKE(declaration, expression) \
  YEARWARD_TAKE_(YEARWARD_JOIN(taken_, __LINE__), declaration, expression)

// Refuses: PlaceIsUnknown (no such file, or not readable), DocumentIsTooLarge.
Taken<std::string> file_text(const std::string& path);
// Misuse when the flag is absent; refuses DayDoesNotExist.
Taken<Day> day_flag(const Arguments& arguments, const std::string& flag);
Taken<Versions> programme_flag(const Arguments& arguments);
// The programme in the file named after the command. Misuse when none or several are named.
Taken<Versions> programme_word(const Arguments& arguments);
Taken<std::vector<Event>> events_flag(const Arguments& arguments, const Versions& versions);
// --db, or YEARWARD_DB. Misuse when neither is said.
Taken<std::unique_ptr<server::Store>> database_flag(const Arguments& arguments);
// --assets, or the assets beside the build folder this program lies in, or ./assets.
std::string assets_folder(const Arguments& arguments);
// The words of assets/words in a language. Refuses: as reading a file does.
Taken<explain::WordTable> words_of_assets(const Arguments& arguments, const std::string& locale);
// --locale, zh-CN or en; `otherwise` when it is absent. Misuse for another.
Taken<std::string> locale_flag(const Arguments& arguments, const std::string& otherwise);
// Each member's events; one who was asked for (--member) is there even without any.
using ByMember = std::map<MemberId, std::vector<Event>>;
ByMember by_member(const std::vector<Event>& events, const std::string& wanted);

Ending refused(const std::string& document, const Problem& problem);

}  // namespace yearward::command
