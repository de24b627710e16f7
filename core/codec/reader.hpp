// Reading JSON by hand, field by field: each problem gets its JSON pointer, none stops the others.
// For the codec, and for tools that read documents of their own; nobody else sees the JSON library.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/refusal.hpp"
#include "core/quantity/currency.hpp"
#include "core/quantity/day.hpp"
#include "core/quantity/ratio.hpp"

namespace yearward::codec {

using Json = nlohmann::json;

// The document, or why it cannot be looked into (not JSON, too large, too deep).
std::optional<Json> parsed(std::string_view text, Problems& problems);

// One object being read. A getter that meets a problem notes it and answers with an empty value;
// finish() notes the fields nobody asked for.
class ObjectReader {
 public:
  ObjectReader(const Json& value, std::string pointer, Problems& problems);

  std::string text(const char* field, std::size_t longest = 200);
  std::string optional_text(const char* field, std::size_t longest = 200);
  // A document inside the document: line breaks and all, or empty when it is not there.
  std::string optional_document(const char* field, std::size_t longest);
  std::string id(const char* field);
  std::string optional_id(const char* field);
  // A name that may be left out, but not be empty.
  std::string optional_name(const char* field, std::size_t longest = 64);
  std::int64_t whole(const char* field, std::int64_t least, std::int64_t most);
  std::int64_t optional_whole(const char* field, std::int64_t least, std::int64_t most,
                              std::int64_t otherwise);
  bool flag(const char* field);
  bool optional_flag(const char* field);
  Money money(const char* field, const Currency& currency);
  std::optional<Money> optional_money(const char* field, const Currency& currency);
  Day day(const char* field);
  std::optional<Day> optional_day(const char* field);
  Moment moment(const char* field);
  std::optional<Moment> optional_moment(const char* field);
  Ratio ratio(const char* field);
  Ratio optional_ratio(const char* field, Ratio otherwise);
  // A number of so many decimals as its smallest steps: 12 or "12.5".
  std::int64_t decimal(const char* field, std::int32_t scale, std::int64_t least,
                       std::int64_t most);
  std::int64_t optional_decimal(const char* field, std::int32_t scale, std::int64_t least,
                                std::int64_t most, std::int64_t otherwise);
  // The place of the field's word among the options.
  std::size_t option(const char* field, std::initializer_list<std::string_view> options);
  std::size_t optional_option(const char* field, std::initializer_list<std::string_view> options,
                              std::size_t otherwise);
  // A list of texts; empty when it is not there.
  std::vector<std::string> texts(const char* field, std::size_t most,
                                 std::size_t longest = 64);

  bool has(const char* field) const;
  // Whether a list or an object stands there with nothing in it.
  bool is_empty(const char* field) const;
  // Whether what was noted last is a fault of this field: what follows from it is not told too.
  bool is_faulty(const char* field) const;
  // Each item of a list with its pointer; nothing when the field is missing and `least` is 0.
  template <class Each>
  void list(const char* field, std::size_t least, std::size_t most, Each each) {
    const Json* items = checked_list(field, least, most);
    for (std::size_t place = 0; items && place < items->size(); ++place)
      each((*items)[place], pointer_to(field) + '/' + std::to_string(place));
  }
  // A nested object; null (and noted) when it is not one.
  const Json* object(const char* field);
  const Json* optional_object(const char* field);
  // Whatever stands there; null when nothing does.
  const Json* anything(const char* field) { return find(field, false); }

  const std::vector<std::string_view>& asked() const { return asked_; }
  const std::string& pointer() const { return pointer_; }
  Problems& problems() { return problems_; }
  std::string pointer_to(std::string_view field) const;
  void note(Refusal refusal, std::string_view field, std::string detail = {});
  void finish();

 private:
  const Json* find(const char* field, bool needed);
  const Json* checked_list(const char* field, std::size_t least, std::size_t most);
  template <class T>
  T keep(const char* field, Result<T> result);

  const Json* value_;  // null when it is no object
  std::string pointer_;
  Problems& problems_;
  std::vector<std::string_view> asked_;
};

// 12 or "12.5" as smallest steps of so many decimals. Refuses: FieldHasWrongType, NumberIsNotWhole,
// NumberIsMalformed, NumberHasTooManyDecimals, NumberIsOutOfRange.
Result<std::int64_t> steps_from(const Json& value, std::int32_t scale);
// The shortest that reads back: a whole number, or a text when it has decimals.
Json json_from_steps(std::int64_t steps, std::int32_t scale);

// What is wrong with a text that has to say something, if anything.
std::optional<Refusal> fault_of(std::string_view text, std::size_t longest);

// "/" and "~" inside a field's name, as JSON pointers write them (RFC 6901).
std::string escaped(std::string_view field);

// "1/100" or "2". Refuses: RatioIsMalformed.
Result<Ratio> ratio_from_text(std::string_view text);
std::string text_from_ratio(Ratio ratio);

}  // namespace yearward::codec
