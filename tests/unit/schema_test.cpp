// The schema and the reader know the same fields: every field the reader asks of an object stands
// in the schema, every field of the schema is asked, and the shipped programmes have its types.
#include <doctest/doctest.h>
#include <dirent.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/codec/codec.hpp"
#include "tests/stories/shelf.hpp"

using namespace yearward;
using nlohmann::json;

namespace {

const json& schema() {
  static const json read = json::parse(story::programme_file("schema.json"));
  return read;
}

const json& resolved(const json& rule) {
  const json* found = &rule;
  while (found->contains("$ref"))
    found = &schema()["$defs"][found->at("$ref").get<std::string>().substr(8)];
  return *found;
}

bool has_type(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  return type == "integer" && value.is_number_integer();
}

// The branch of a choice that has the value's form; our choices differ in it.
const json& branch_for(const json& value, const json& rule) {
  const json& here = resolved(rule);
  if (!here.contains("oneOf")) return here;
  for (const json& choice : here["oneOf"]) {
    const json& branch = resolved(choice);
    const std::string type = branch.value("type", std::string("string"));
    if (has_type(value, type)) return branch;
  }
  return resolved(here["oneOf"][0]);
}

// What differs between a document and the schema, as lines of text; `visit` sees each object that
// the schema describes, with its pointer.
template <class Visit>
void walk(const json& value, const json& rule, const std::string& at, std::string& wrong,
          Visit visit) {
  const json& here = branch_for(value, rule);
  if (here.contains("enum")) {
    bool known = false;
    for (const json& word : here["enum"]) known = known || word == value;
    if (!known) wrong += at + " is none of its words\n";
  }
  if (here.contains("const") && here["const"] != value) wrong += at + " is not its word\n";
  if (here.contains("type")) {
    const json& type = here["type"];
    bool fits = type.is_string() && has_type(value, type.get<std::string>());
    if (type.is_array())
      for (const json& one : type) fits = fits || has_type(value, one.get<std::string>());
    if (!fits) wrong += at + " has another type\n";
  }
  if (value.is_number_integer() && here.contains("minimum") && value < here["minimum"])
    wrong += at + " is too small\n";
  if (value.is_number_integer() && here.contains("maximum") && value > here["maximum"])
    wrong += at + " is too large\n";
  if (value.is_array() && here.contains("items"))
    for (std::size_t place = 0; place < value.size(); ++place)
      walk(value[place], here["items"], at + '/' + std::to_string(place), wrong, visit);
  if (!value.is_object() || !here.contains("additionalProperties")) return;
  if (here.contains("properties")) visit(at, here);
  for (const json& needed : here.value("required", json::array()))
    if (!value.contains(needed.get<std::string>()))
      wrong += at + " lacks " + needed.get<std::string>() + '\n';
  for (const auto& item : value.items()) {
    const std::string below = at + '/' + item.key();
    if (here.contains("properties") && here["properties"].contains(item.key()))
      walk(item.value(), here["properties"][item.key()], below, wrong, visit);
    else if (here["additionalProperties"].is_object())
      walk(item.value(), here["additionalProperties"], below, wrong, visit);
    else
      wrong += below + " is not in the schema\n";
  }
}

std::string every_field() {
  return story::read_file(YEARWARD_SOURCE_DIR "/tests/fuzz/corpus/programme/everything.json");
}

}  // namespace

TEST_CASE("the schema and the reader know the same fields") {
  codec::FieldLog log;
  REQUIRE(codec::versions_from_json(every_field(), &log).ok());
  std::map<std::string, const json*> described;
  std::string wrong;
  walk(json::parse(every_field()), schema(), "", wrong,
       [&](const std::string& at, const json& rule) { described[at] = &rule; });
  CHECK(wrong == "");
  // What was asked of all objects that one part of the schema describes.
  std::map<const json*, std::set<std::string>> asked;
  for (const codec::AskedOf& object : log) {
    CAPTURE(object.pointer);
    REQUIRE(described.count(object.pointer) == 1);
    asked[described[object.pointer]].insert(object.fields.begin(), object.fields.end());
  }
  for (const auto& [rule, fields] : asked) {
    std::set<std::string> known;
    for (const auto& item : (*rule)["properties"].items()) known.insert(item.key());
    std::string only_asked, only_known;
    for (const std::string& field : fields)
      if (known.count(field) == 0) only_asked += field + ' ';
    for (const std::string& field : known)
      if (fields.count(field) == 0) only_known += field + ' ';
    const std::string described_as = rule->dump().substr(0, 200);
    CAPTURE(described_as);
    CHECK(only_asked == "");
    CHECK(only_known == "");
  }
  CHECK(asked.size() > 40);
}

TEST_CASE("every shipped programme has the schema's types") {
  DIR* folder = opendir(YEARWARD_SOURCE_DIR "/assets/programmes");
  REQUIRE(folder != nullptr);
  int seen = 0;
  while (const dirent* entry = readdir(folder)) {
    const std::string name = entry->d_name;
    if (name.size() < 6 || name.substr(name.size() - 5) != ".json" || name == "schema.json")
      continue;
    CAPTURE(name);
    std::string wrong;
    walk(json::parse(story::programme_file(name)), schema(), "", wrong,
         [](const std::string&, const json&) {});
    CHECK(wrong == "");
    ++seen;
  }
  closedir(folder);
  CHECK(seen >= 2);
}
