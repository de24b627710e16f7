// Puts the words of a sentence into the fields of an event's JSON.
#include "tests/stories/sentence.hpp"

#include <map>
#include <sstream>

namespace yearward::story {

namespace {

using Words = std::vector<std::string>;

std::string quoted(const std::string& text) { return '"' + text + '"'; }

// A number as programmes write it: whole as it is, with decimals as text.
std::string number(const std::string& text) {
  return text.find('.') == std::string::npos ? text : quoted(text);
}

Words parts_of(const std::string& text) {
  Words parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ':');) parts.push_back(part);
  return parts;
}

std::string joined(const Words& items, const char* open, const char* close) {
  std::string out = open;
  for (const std::string& item : items) out += (out.size() > 1 ? "," : "") + item;
  return out + close;
}

// "60.00:fuel:123:goods", then the quantity.
std::string line_said(const std::string& said, const std::string& quantity) {
  const Words parts = parts_of(said);
  constexpr const char* kFields[] = {"amount", "category", "sku", "kind", "tags"};
  Words fields;
  for (std::size_t place = 0; place < parts.size() && place < 5; ++place)
    if (!parts[place].empty())
      fields.push_back(quoted(kFields[place]) + ':' +
                       (place == 4 ? '[' + quoted(parts[place]) + ']' : quoted(parts[place])));
  if (!quantity.empty()) fields.push_back("\"quantity\":" + number(quantity));
  return joined(fields, "{", "}");
}

struct Said {
  std::map<std::string, std::string> fields;  // already JSON
  Words lines, quantities, tenders, tags, numbers;

  void name(const std::string& field, const std::string& value) { fields[field] = quoted(value); }

  // One NAME=VALUE.
  void take(const std::string& name_said, const std::string& value) {
    if (name_said == "place" || name_said == "channel" || name_said == "reward" ||
        name_said == "refers_to")
      name(name_said, value);
    else if (name_said == "bill") name("amount", value);
    else if (name_said == "with") name("other", value);
    else if (name_said == "tag") tags.push_back(quoted(value));
    else if (name_said == "line") lines.push_back(value), quantities.emplace_back();
    else if (name_said == "qty" && !lines.empty()) quantities.back() = value;
    else if (name_said == "pay") pay(parts_of(value));
    else numbers.push_back(quoted(name_said) + ':' + number(value));
  }

  void pay(const Words& parts) {
    if (parts.size() == 2)
      tenders.push_back("{\"kind\":" + quoted(parts[0]) + ",\"amount\":" + quoted(parts[1]) + '}');
  }

  std::string json() {
    Words each;
    for (std::size_t place = 0; place < lines.size(); ++place)
      each.push_back(line_said(lines[place], quantities[place]));
    if (!each.empty()) fields["lines"] = joined(each, "[", "]");
    if (!tenders.empty()) fields["tenders"] = joined(tenders, "[", "]");
    if (!tags.empty()) fields["tags"] = joined(tags, "[", "]");
    if (!numbers.empty()) fields["numbers"] = joined(numbers, "{", "}");
    Words all;
    for (const auto& [field, value] : fields) all.push_back(quoted(field) + ':' + value);
    return joined(all, "{", "}");
  }
};

// Everything behind the verb and its object: "on DAY", "as ID", amounts and NAME=VALUE.
bool take_rest(Said& said, const Words& words, std::size_t from) {
  for (std::size_t place = from; place < words.size(); ++place) {
    const std::string& word = words[place];
    const bool more = place + 1 < words.size();
    if (word == "on" && more) said.name("at", words[++place]);
    else if (word == "as" && more) said.name("id", words[++place]);
    else if (word == "until" && more) said.name("until", words[++place]);
    else if (const auto equals = word.find('='); equals != std::string::npos)
      said.take(word.substr(0, equals), word.substr(equals + 1));
    else if (said.fields.count("amount") == 0) said.name("amount", word);
    else return false;
  }
  return said.fields.count("at") == 1;
}

}  // namespace

std::string event_said(const Words& words, const std::string& id, const std::string& member) {
  if (words.size() < 4) return {};
  Said said;
  said.name("id", id);
  said.name("member", member);
  const std::string& verb = words[0];
  const bool of = words.size() >= 6 && (words[2] == "of" || words[2] == "by");
  std::size_t rest = 4;
  if (verb == "does") {
    said.name("type", words[1]);
    rest = 2;
  } else if (verb == "sets") {
    said.name("type", "profile");
    said.fields["settings"] = '{' + quoted(words[1]) + ':' + quoted(words[2]) + '}';
    rest = 3;
  } else if (verb == "stands" && of) {
    said.name("type", "stand");
    said.name("level", words[1]);
    said.name("of", words[3]);
    said.name("reason", "by hand");
  } else if (of && (verb == "trades" || verb == "uses" || verb == "adjusts")) {
    said.name("type", verb == "trades" ? "trade" : verb == "uses" ? "use" : "adjust");
    said.fields["points"] = number(words[1]);
    said.name("of", words[3]);
    if (verb == "adjusts") said.name("reason", "by hand");
  } else {
    return {};
  }
  return take_rest(said, words, rest) ? said.json() : std::string();
}

}  // namespace yearward::story
