// Every published figure of ../shared/cases is reproduced by a shipped programme, or left out for a
// reason that is said. CASE=velocity-05 in the environment plays one example and shows its answers.
#include <dirent.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "core/codec/codec.hpp"
#include "tests/cases/answer.hpp"
#include "tests/cases/play.hpp"
#include "tests/cases/query.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;
using namespace yearward::cases;

namespace {

const std::string kHere = YEARWARD_SOURCE_DIR "/tests/cases/";

std::string cases_folder() {
  const char* folder = std::getenv("YEARWARD_CASES");
  return folder ? folder : YEARWARD_SOURCE_DIR "/../shared/cases";
}

std::vector<std::string> documents_in(const std::string& folder) {
  std::vector<std::string> names;
  DIR* open = opendir(folder.c_str());
  if (!open) return names;
  while (const dirent* entry = readdir(open)) {
    const std::string name = entry->d_name;
    if (name.size() > 5 && name.substr(name.size() - 5) == ".json") names.push_back(name);
  }
  closedir(open);
  std::sort(names.begin(), names.end());
  return names;
}

Json document(const std::string& path) {
  Problems problems;
  const auto read = codec::parsed(story::read_file(path), problems);
  return read ? *read : Json();
}

// What became of one expected value.
struct Verdict {
  enum class Is { Unanswered, Reproduced, Different };
  Is is = Is::Unanswered;
  std::string why;
};

struct Count {
  int reproduced = 0, all = 0;
};

class Book {
 public:
  Book() : left_out_(document(kHere + "left_out.json")) {
    if (const char* only = std::getenv("CASE")) only_ = only;
  }

  void play_file(const std::string& name) {
    const Json cases = document(cases_folder() + '/' + name);
    const Json adapters = document(kHere + "adapters/" + name);
    for (const Json& example : cases["examples"]) {
      const std::string id = text_in(example, "id");
      if (id.rfind(only_, 0) != 0) continue;
      play_example(example, id, adapters);
    }
    for (const Json& adapter : adapters)
      if (!has_example(cases, text_in(adapter, "example")))
        FAIL_CHECK(name << ": there is no example " << text_in(adapter, "example"));
  }

  void report() const {
    std::printf("cases: %d of %d published figures reproduced, %d of %d derived\n",
                published_.reproduced, published_.all, derived_.reproduced, derived_.all);
    for (const std::string& line : left_) std::printf("  left out %s\n", line.c_str());
    if (!only_.empty() || !left_out_.is_object()) return;
    for (const auto& [name, reason] : left_out_.items())
      if (!used_.count(name)) FAIL_CHECK("left_out.json names " << name << ", which is not there");
  }

 private:
  static bool has_example(const Json& cases, const std::string& id) {
    return std::any_of(cases["examples"].begin(), cases["examples"].end(),
                       [&](const Json& example) { return text_in(example, "id") == id; });
  }

  void play_example(const Json& example, const std::string& id, const Json& adapters) {
    for (const auto& [key, expected] : example["expect"].items()) {
      Count& count = text_in(expected, "status") == "published" ? published_ : derived_;
      ++count.all;
      const std::string name = id + '/' + key;
      const Verdict verdict = judged(expected["value"], id, key, adapters);
      if (const std::string* reason = left_out(id, name)) {
        left_.push_back(name + ": " + *reason);
        if (verdict.is == Verdict::Is::Reproduced)
          FAIL_CHECK(name << " is left out, and yet it is reproduced");
        continue;
      }
      const bool reproduced = verdict.is == Verdict::Is::Reproduced;
      if (reproduced) ++count.reproduced;
      CHECK_MESSAGE(reproduced, name, " ", verdict.why);
    }
  }

  const std::string* left_out(const std::string& id, const std::string& name) {
    for (const std::string& key : {id, name}) {
      const auto found = left_out_.find(key);
      if (found == left_out_.end() || !found->is_string()) continue;
      used_.insert(key);
      return &found->get_ref<const std::string&>();
    }
    return nullptr;
  }

  Verdict judged(const Json& expected, const std::string& id, const std::string& key,
                 const Json& adapters) const {
    for (const Json& adapter : adapters) {
      if (text_in(adapter, "example") != id || !adapter.contains("answers")) continue;
      const auto query = adapter["answers"].find(key);
      if (query == adapter["answers"].end()) continue;
      const auto answer = answered(adapter, *query);
      if (!answer) {
        const Problem& problem = answer.problem();
        return {Verdict::Is::Different, "is refused: " + std::string(name_of(problem.refusal)) +
                                            ' ' + problem.where + ' ' + problem.detail};
      }
      const Json names = adapter.contains("names") ? adapter["names"] : Json::object();
      if (meets(expected, answer.value(), names)) return {Verdict::Is::Reproduced, {}};
      return {Verdict::Is::Different,
              "is " + shown(answer.value()) + ", printed " + expected.dump()};
    }
    return {Verdict::Is::Unanswered, "has no adapter and is not left out"};
  }

  Result<Answer> answered(const Json& adapter, const Json& query) const {
    const std::string name = text_in(adapter, "programme");
    std::string definition = story::programme_file(name);
    if (definition.empty()) definition = story::read_file(kHere + "programmes/" + name);
    const auto versions = codec::versions_from_json(definition);
    if (!versions.ok()) {
      Problem problem = versions.problems().front();
      problem.where = name + problem.where;
      return problem;
    }
    TRY(const Play play, play_from(adapter, versions.value()));
    const auto answer = answer_to(play, query);
    if (!only_.empty() && answer)
      std::printf("  %s is %s\n", query.dump().c_str(), shown(answer.value()).c_str());
    return answer;
  }

  Json left_out_;
  std::string only_;
  std::vector<std::string> left_;
  std::set<std::string> used_;
  Count published_, derived_;
};

}  // namespace

TEST_CASE("what programmes printed about themselves is what they give here") {
  const auto files = documents_in(cases_folder());
  if (files.empty()) {
    MESSAGE("the published cases are not there, nothing was compared: " << cases_folder());
    return;
  }
  Book book;
  for (const std::string& file : files) book.play_file(file);
  book.report();
}
