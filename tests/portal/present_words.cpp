// The law of words: both tables say the same things, no key is missing, none is idle, and every
// refusal has a sentence somebody can act on.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <set>

#include "core/codec/codec.hpp"
#include "tests/portal/world.hpp"
#include "web/present/voice.hpp"

namespace yearward {
namespace {

using app::Language;

app::WordTable table(Language language) {
  const auto read = codec::table_from_json(world::words_document(language));
  REQUIRE(read.ok());
  return read.value();
}

std::set<std::string> keys(const app::WordTable& words) {
  std::set<std::string> found;
  for (const auto& [key, text] : words) found.insert(key);
  return found;
}

std::set<std::string> places_of(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    found.insert(text.substr(at + 1, text.find('}', at) - at - 1));
  }
  return found;
}

// All that speaks by these tables: the screens, and core's terms and whys; as one text.
std::string sources() {
  std::string text;
  for (const std::string folder : {"web/present", "core/explain"}) {
    const std::filesystem::path path = std::string(YEARWARD_SOURCE_DIR) + "/" + folder;
    for (const auto& each : std::filesystem::directory_iterator(path)) {
      if (each.path().extension() == ".cpp") {
        text += world::file(folder + "/" + each.path().filename().string());
      }
    }
  }
  return text;
}

std::set<std::string> literals_of(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = text.find('"'); at != std::string::npos;) {
    const std::size_t end = text.find('"', at + 1);
    if (end == std::string::npos) break;
    found.insert(text.substr(at + 1, end - at - 1));
    at = text.find('"', end + 1);
  }
  return found;
}

bool looks_like_a_key(const std::string& text) {
  if (text.find('.') == std::string::npos) return false;
  if (text.back() == '.' || text.front() == '.') return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") == std::string::npos;
}

bool starts_with(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

TEST_CASE("both languages say the same things about the same places") {
  const app::WordTable chinese = table(Language::Chinese);
  const app::WordTable english = table(Language::English);
  CHECK(keys(chinese) == keys(english));
  std::map<std::string, std::string> other(english.begin(), english.end());
  for (const auto& word : chinese) {
    const auto& key = word.first;
    const auto& text = word.second;
    CAPTURE(key);
    CHECK_FALSE(text.empty());
    CHECK_FALSE(other[key].empty());
    // A singular may leave its count unsaid: "in the last week".
    std::set<std::string> one = places_of(text), two = places_of(other[key]);
    if (key.size() > 4 && key.substr(key.size() - 4) == ".one") {
      one.erase("count");
      two.erase("count");
    }
    CHECK(one == two);
  }
}

TEST_CASE("every key that screens use has words, and no words are idle") {
  const std::set<std::string> known = keys(table(Language::Chinese));
  const std::set<std::string> said = literals_of(sources());
  for (const std::string& key : said) {
    if (key.empty() || !looks_like_a_key(key)) continue;
    CAPTURE(key);
    const bool plural = known.count(key + ".one") == 1 && known.count(key + ".other") == 1;
    const bool theirs = starts_with(key, "programme.");
    CHECK((known.count(key) == 1 || plural || theirs));
  }
  for (const std::string& key : known) {
    CAPTURE(key);
    const std::size_t dot = key.rfind('.');
    const std::string stem = key.substr(0, dot);
    const bool plural = dot != std::string::npos &&
                        (key.substr(dot) == ".one" || key.substr(dot) == ".other");
    const bool family = starts_with(key, "refusal.") || starts_with(key, "money.") ||
                        starts_with(key, "month.") || starts_with(key, "terms.known.");
    CHECK((family || said.count(key) == 1 || (plural && said.count(stem) == 1)));
  }
}

TEST_CASE("every refusal has a sentence in both languages, and no sentence lacks its refusal") {
  std::set<std::string> names;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Refusal::kCount); ++i) {
    names.insert("refusal." + std::string(name_of(static_cast<Refusal>(i))));
  }
  for (const auto language : {Language::Chinese, Language::English}) {
    std::set<std::string> said;
    for (const std::string& key : keys(table(language))) {
      if (starts_with(key, "refusal.")) said.insert(key);
    }
    CHECK(said == names);
  }
}

TEST_CASE("Chinese words use Chinese punctuation") {
  for (const auto& word : table(Language::Chinese)) {
    const auto& text = word.second;
    CAPTURE(word.first);
    for (const char* mark : {",", ";", "!", "?", "(", ")"}) {
      CHECK(text.find(mark) == std::string::npos);
    }
  }
}

TEST_CASE("numbers, money and days are written as each language writes them") {
  const app::WordTable chinese = table(Language::Chinese);
  const app::WordTable english = table(Language::English);
  Programme yuan, dollars;
  yuan.currency = {"CNY", 2};
  dollars.currency = {"USD", 2};
  const struct {
    const app::WordTable& words;
    Language language;
    const Programme& programme;
    std::int64_t minor;
    const char* money;
  } rows[] = {{chinese, Language::Chinese, yuan, 500'00, "500 元"},
              {chinese, Language::Chinese, yuan, 1'234'567'89, "1,234,567.89 元"},
              {chinese, Language::Chinese, yuan, 5, "0.05 元"},
              {chinese, Language::Chinese, yuan, -80'00, "−80 元"},
              {english, Language::English, yuan, 500'00, "¥500"},
              {english, Language::English, dollars, 5'00, "$5.00"},
              {chinese, Language::Chinese, dollars, 5'00, "5.00 美元"}};
  for (const auto& row : rows) {
    const present::Voice voice(row.words, row.language, &row.programme);
    CHECK(voice.money(Money{row.minor}) == row.money);
  }
  const present::Voice zh(chinese, Language::Chinese, &yuan);
  const present::Voice en(english, Language::English, &yuan);
  CHECK(zh.day(day_from({2027, 12, 31})) == "2027 年 12 月 31 日");
  CHECK(en.day(day_from({2027, 12, 31})) == "31 December 2027");
  CHECK(en.points(Points{1}) == "1 point");
  CHECK(en.points(Points{0}) == "0 points");
  CHECK(en.points(Points{26'000}) == "26,000 points");
  CHECK(zh.points(Points{1}) == "1 分");
  CHECK(zh.signed_amount(Points{128}) == "+128");
  CHECK(zh.signed_amount(Points{-13'000}) == "−13,000");
  CHECK(en.percent({1, 5}) == "20%");
  CHECK(en.fraction({257, 2}) == "128.5");
  CHECK(en.fraction({1, 3}) == "0 + 1/3");
  CHECK(en.fraction({128, 1}) == "128");
  CHECK(zh.about(Money{512'37}) == "512 元");
  CHECK(zh.about(Money{3'20}) == "3.20 元");
}

}  // namespace
}  // namespace yearward
