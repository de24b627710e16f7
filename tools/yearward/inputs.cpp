// Reads what the flags name; knows no command.
#include "tools/yearward/inputs.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/codec/codec.hpp"
#include "core/engine/funds.hpp"

namespace yearward::command {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = 64 * 1024 * 1024;

Misuse missing(const std::string& flag) { return {"say " + flag}; }

}  // namespace

Ending refused(const std::string& document, const Problem& problem) {
  return Refused{document, {problem}};
}

Taken<std::string> file_text(const std::string& path) {
  std::error_code error;
  const bool is_file = fs::exists(path, error) && !fs::is_directory(path, error);
  std::ifstream file(path, std::ios::binary);
  if (!is_file || !file) {
    return {refused(path, {Refusal::PlaceIsUnknown, {}, "there is no such file to read"})};
  }
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > kLargestFile) {
    return {refused(path, {Refusal::DocumentIsTooLarge, {}, "64 MB are the most"})};
  }
  return {std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}};
}

Taken<Day> day_flag(const Arguments& arguments, const std::string& flag) {
  if (!arguments.has(flag)) return {Ending{missing(flag + " DATE")}};
  const auto day = day_from_text(arguments.value(flag));
  if (day.ok()) return {day.value()};
  Problem problem = day.problem();
  problem.detail = arguments.value(flag);
  return {refused(flag, problem)};
}

namespace {

Taken<Versions> programme_in(const std::string& path) {
  auto text = file_text(path);
  if (!text.ok()) return {text.ending()};
  const auto versions = codec::versions_from_json(text.value());
  if (!versions.ok()) return {Ending{Refused{path, versions.problems()}}};
  return {versions.value()};
}

}  // namespace

Taken<Versions> programme_flag(const Arguments& arguments) {
  if (!arguments.has("--programme")) return {Ending{missing("--programme FILE")}};
  return programme_in(arguments.value("--programme"));
}

Taken<Versions> programme_word(const Arguments& arguments) {
  if (arguments.words.size() < 2) return {Ending{missing("which FILE")}};
  if (arguments.words.size() > 2) return {Ending{Misuse{arguments.words[2] + ": one FILE only"}}};
  return programme_in(arguments.words[1]);
}

Taken<std::vector<Event>> events_flag(const Arguments& arguments, const Versions& versions) {
  if (!arguments.has("--events")) return {Ending{missing("--events FILE")}};
  const std::string path = arguments.value("--events");
  auto text = file_text(path);
  if (!text.ok()) return {text.ending()};
  const auto events = codec::events_from_json(text.value(), versions);
  if (!events.ok()) return {Ending{Refused{path, events.problems()}}};
  // Members are reckoned one by one from here on: what they share is told to each event now.
  const auto told = with_funds(versions, events.value());
  if (!told.ok()) return {refused(path, told.problem())};
  return {told.value()};
}

Taken<std::unique_ptr<server::Store>> database_flag(const Arguments& arguments) {
  const char* environment = std::getenv("YEARWARD_DB");
  std::string path = arguments.value("--db");
  if (path.empty() && environment) path = environment;
  if (path.empty()) return {Ending{missing("--db FILE, or set YEARWARD_DB")}};
  auto store = server::open_store(path);
  if (!store.ok()) return {refused(server::shown_address(path), store.problem())};
  return {std::move(store).value()};
}

std::string assets_folder(const Arguments& arguments) {
  if (arguments.has("--assets")) return arguments.value("--assets");
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path beside = program.parent_path().parent_path().parent_path() / "assets";
  return !error && fs::is_directory(beside, error) ? beside.string() : "assets";
}

Taken<std::string> locale_flag(const Arguments& arguments, const std::string& otherwise) {
  if (!arguments.has("--locale")) return {otherwise};
  const std::string locale = arguments.value("--locale");
  if (locale == "zh-CN" || locale == "en") return {locale};
  return {Ending{Misuse{locale + ": --locale is zh-CN or en"}}};
}

Taken<explain::WordTable> words_of_assets(const Arguments& arguments, const std::string& locale) {
  const std::string path = assets_folder(arguments) + "/words/" + locale + ".json";
  auto text = file_text(path);
  if (!text.ok()) return {text.ending()};
  const auto table = codec::table_from_json(text.value());
  if (!table.ok()) return {Ending{Refused{path, table.problems()}}};
  return {table.value()};
}

ByMember by_member(const std::vector<Event>& events, const std::string& wanted) {
  ByMember members;
  if (!wanted.empty()) members[MemberId(wanted)];
  for (const Event& event : events) {
    if (wanted.empty() || event.member.text == wanted) members[event.member].push_back(event);
  }
  return members;
}

}  // namespace yearward::command
