// The JSON library is used without exceptions, and never on documents deeper or larger than ours.
#include "core/codec/reader.hpp"

#include <algorithm>

#include "core/base/ids.hpp"
#include "core/codec/codec.hpp"
#include "core/quantity/digits.hpp"

namespace yearward::codec {

namespace {

int depth_of(std::string_view text) {
  int depth = 0, deepest = 0;
  bool in_text = false;
  for (std::size_t place = 0; place < text.size(); ++place) {
    const char letter = text[place];
    if (in_text) {
      if (letter == '\\') ++place;
      else if (letter == '"') in_text = false;
    } else if (letter == '"') {
      in_text = true;
    } else if (letter == '[' || letter == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (letter == ']' || letter == '}') {
      --depth;
    }
  }
  return deepest;
}

bool visible(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char letter) {
    return ('\0' <= letter && letter < ' ') || letter == '\x7f';
  });
}

std::string text_from_steps(std::int64_t steps, std::int32_t scale) {
  std::string text = text_from_money(Money{steps}, {{}, scale});
  if (scale == 0) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

std::optional<Refusal> fault_of(std::string_view text, std::size_t longest) {
  if (text.empty()) return Refusal::TextIsEmpty;
  if (text.size() > longest) return Refusal::TextIsTooLong;
  if (!visible(text)) return Refusal::TextHasControlCharacters;
  return std::nullopt;
}

std::string escaped(std::string_view field) {
  std::string text;
  for (const char letter : field) {
    if (letter == '~') text += "~0";
    else if (letter == '/') text += "~1";
    else text += letter;
  }
  return text;
}

Result<std::int64_t> steps_from(const Json& value, std::int32_t scale) {
  if (value.is_string()) {
    const auto read = money_from_text(value.get_ref<const std::string&>(), {{}, scale});
    if (read) return read.value().count;
    const Problem& refused = read.problem();
    if (refused.refusal == Refusal::MoneyIsMalformed)
      return Problem{Refusal::NumberIsMalformed, {}, refused.detail};
    if (refused.refusal == Refusal::MoneyHasTooManyDecimals)
      return Problem{Refusal::NumberHasTooManyDecimals, {},
                     "at most " + std::to_string(scale)};
    return refused;
  }
  if (!value.is_number()) return Problem{Refusal::FieldHasWrongType, {}, "number"};
  if (!value.is_number_integer()) return Refusal::NumberIsNotWhole;
  std::int64_t steps = 1;
  for (std::int32_t place = 0; place < scale; ++place) steps *= 10;
  const bool too_large = value.is_number_unsigned() &&
                         value.get<std::uint64_t>() > static_cast<std::uint64_t>(kLargestCount);
  const std::int64_t whole = too_large ? kLargestCount : value.get<std::int64_t>();
  if (too_large || whole > kLargestCount / steps || whole < -(kLargestCount / steps))
    return Refusal::NumberIsOutOfRange;
  return whole * steps;
}

Json json_from_steps(std::int64_t steps, std::int32_t scale) {
  std::int64_t whole = 1;
  for (std::int32_t place = 0; place < scale; ++place) whole *= 10;
  if (steps % whole == 0) return steps / whole;
  return text_from_steps(steps, scale);
}

std::optional<Json> parsed(std::string_view text, Problems& problems) {
  if (text.size() > kLargestDocument) {
    problems.push_back({Refusal::DocumentIsTooLarge, {}, {}});
    return std::nullopt;
  }
  if (depth_of(text) > kDeepestDocument) {
    problems.push_back({Refusal::DocumentIsTooDeep, {}, {}});
    return std::nullopt;
  }
  Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) {
    problems.push_back({Refusal::DocumentIsNotJson, {}, {}});
    return std::nullopt;
  }
  return document;
}

ObjectReader::ObjectReader(const Json& value, std::string pointer, Problems& problems)
    : value_(value.is_object() ? &value : nullptr),
      pointer_(std::move(pointer)),
      problems_(problems) {
  if (!value_) problems_.push_back({Refusal::FieldHasWrongType, pointer_, "object"});
}

std::string ObjectReader::pointer_to(std::string_view field) const {
  return pointer_ + '/' + escaped(field);
}

void ObjectReader::note(Refusal refusal, std::string_view field, std::string detail) {
  problems_.push_back({refusal, pointer_to(field), std::move(detail)});
}

void ObjectReader::finish() {
  if (!value_) return;
  for (const auto& item : value_->items())
    if (std::find(asked_.begin(), asked_.end(), item.key()) == asked_.end())
      note(Refusal::FieldIsUnknown, item.key());
}

bool ObjectReader::has(const char* field) const {
  return value_ && value_->find(field) != value_->end();
}

bool ObjectReader::is_empty(const char* field) const {
  if (!has(field)) return false;
  const Json& found = *value_->find(field);
  return found.is_structured() && found.empty();
}

bool ObjectReader::is_faulty(const char* field) const {
  return !problems_.empty() && problems_.back().where == pointer_to(field);
}

const Json* ObjectReader::find(const char* field, bool needed) {
  asked_.push_back(field);
  if (!value_) return nullptr;
  const auto found = value_->find(field);
  if (found != value_->end()) return &*found;
  if (needed) note(Refusal::FieldIsMissing, field);
  return nullptr;
}

std::string ObjectReader::text(const char* field, std::size_t longest) {
  const std::string read = optional_text(field, longest);
  if (!has(field)) note(Refusal::FieldIsMissing, field);
  else if (*value_->find(field) == "") note(Refusal::TextIsEmpty, field);
  return read;
}

std::string ObjectReader::optional_text(const char* field, std::size_t longest) {
  const std::string read = optional_document(field, longest);
  if (visible(read)) return read;
  note(Refusal::TextHasControlCharacters, field);
  return {};
}

std::string ObjectReader::optional_document(const char* field, std::size_t longest) {
  const Json* found = find(field, false);
  if (!found) return {};
  if (!found->is_string()) {
    note(Refusal::FieldHasWrongType, field, "text");
    return {};
  }
  const auto& read = found->get_ref<const std::string&>();
  if (read.size() <= longest) return read;
  note(Refusal::TextIsTooLong, field);
  return {};
}

std::string ObjectReader::id(const char* field) { return text(field, kLongestId); }
std::string ObjectReader::optional_id(const char* field) {
  return optional_text(field, kLongestId);
}

std::string ObjectReader::optional_name(const char* field, std::size_t longest) {
  return has(field) ? text(field, longest) : optional_text(field, longest);
}

std::int64_t ObjectReader::whole(const char* field, std::int64_t least, std::int64_t most) {
  if (!has(field)) note(Refusal::FieldIsMissing, field);
  return optional_whole(field, least, most, least);
}

std::int64_t ObjectReader::optional_whole(const char* field, std::int64_t least, std::int64_t most,
                                          std::int64_t otherwise) {
  const Json* found = find(field, false);
  if (!found) return otherwise;
  if (!found->is_number()) {
    note(Refusal::FieldHasWrongType, field, "whole number");
    return otherwise;
  }
  if (!found->is_number_integer()) {
    note(Refusal::NumberIsNotWhole, field);
    return otherwise;
  }
  const bool too_large_to_read =
      found->is_number_unsigned() && found->get<std::uint64_t>() > std::uint64_t{1} << 62;
  const std::int64_t read = too_large_to_read ? 0 : found->get<std::int64_t>();
  if (!too_large_to_read && least <= read && read <= most) return read;
  note(Refusal::NumberIsOutOfRange, field,
       text_from_whole(least) + " to " + text_from_whole(most));
  return otherwise;
}

bool ObjectReader::flag(const char* field) {
  const Json* found = find(field, true);
  if (found && !found->is_boolean()) note(Refusal::FieldHasWrongType, field, "true or false");
  return found && found->is_boolean() && found->get<bool>();
}

bool ObjectReader::optional_flag(const char* field) {
  if (has(field)) return flag(field);
  asked_.push_back(field);
  return false;
}

template <class T>
T ObjectReader::keep(const char* field, Result<T> result) {
  if (result.ok()) return std::move(result).value();
  note(result.problem().refusal, field, result.problem().detail);
  return T{};
}

Money ObjectReader::money(const char* field, const Currency& currency) {
  const std::string read = text(field);
  return read.empty() ? Money{} : keep(field, money_from_text(read, currency));
}

std::optional<Money> ObjectReader::optional_money(const char* field, const Currency& currency) {
  asked_.push_back(field);
  return has(field) ? std::optional(money(field, currency)) : std::nullopt;
}

Day ObjectReader::day(const char* field) {
  const std::string read = text(field);
  return read.empty() ? Day{} : keep(field, day_from_text(read));
}

Moment ObjectReader::moment(const char* field) {
  const std::string read = text(field);
  return read.empty() ? Moment{} : keep(field, moment_from_text(read));
}

Ratio ObjectReader::ratio(const char* field) {
  const std::string read = text(field);
  return read.empty() ? Ratio{} : keep(field, ratio_from_text(read));
}

std::optional<Day> ObjectReader::optional_day(const char* field) {
  asked_.push_back(field);
  return has(field) ? std::optional(day(field)) : std::nullopt;
}

std::optional<Moment> ObjectReader::optional_moment(const char* field) {
  asked_.push_back(field);
  return has(field) ? std::optional(moment(field)) : std::nullopt;
}

Ratio ObjectReader::optional_ratio(const char* field, Ratio otherwise) {
  asked_.push_back(field);
  return has(field) ? ratio(field) : otherwise;
}

std::int64_t ObjectReader::decimal(const char* field, std::int32_t scale, std::int64_t least,
                                   std::int64_t most) {
  if (!has(field)) note(Refusal::FieldIsMissing, field);
  return optional_decimal(field, scale, least, most, least);
}

std::int64_t ObjectReader::optional_decimal(const char* field, std::int32_t scale,
                                            std::int64_t least, std::int64_t most,
                                            std::int64_t otherwise) {
  const Json* found = find(field, false);
  if (!found) return otherwise;
  const auto read = steps_from(*found, scale);
  if (!read) note(read.problem().refusal, field, read.problem().detail);
  else if (read.value() < least || read.value() > most)
    note(Refusal::NumberIsOutOfRange, field,
         text_from_steps(least, scale) + " to " + text_from_steps(most, scale));
  else return read.value();
  return otherwise;
}

std::size_t ObjectReader::optional_option(const char* field,
                                          std::initializer_list<std::string_view> options,
                                          std::size_t otherwise) {
  asked_.push_back(field);
  return has(field) ? option(field, options) : otherwise;
}

std::vector<std::string> ObjectReader::texts(const char* field, std::size_t most,
                                             std::size_t longest) {
  std::vector<std::string> read;
  const Json* items = checked_list(field, 0, most);
  for (std::size_t place = 0; items && place < items->size(); ++place) {
    const Json& item = (*items)[place];
    const std::string at = std::string(field) + '/' + std::to_string(place);
    if (!item.is_string()) {
      problems_.push_back({Refusal::FieldHasWrongType, pointer_ + '/' + at, "text"});
      continue;
    }
    const auto refused = fault_of(item.get_ref<const std::string&>(), longest);
    if (refused) problems_.push_back({*refused, pointer_ + '/' + at, {}});
    else read.push_back(item.get<std::string>());
  }
  return read;
}

std::size_t ObjectReader::option(const char* field,
                                 std::initializer_list<std::string_view> options) {
  const std::string read = text(field);
  const auto found = std::find(options.begin(), options.end(), read);
  if (found != options.end()) return static_cast<std::size_t>(found - options.begin());
  std::string allowed;
  for (const std::string_view word : options)
    allowed += (allowed.empty() ? "" : ", ") + std::string(word);
  if (!read.empty()) note(Refusal::WordIsNotAnOption, field, allowed);
  return 0;
}

const Json* ObjectReader::checked_list(const char* field, std::size_t least, std::size_t most) {
  const Json* found = find(field, least > 0);
  if (!found) return nullptr;
  if (!found->is_array()) {
    note(Refusal::FieldHasWrongType, field, "list");
    return nullptr;
  }
  if (found->size() < least) note(Refusal::ListIsEmpty, field);
  if (found->size() <= most) return found;
  note(Refusal::ListIsTooLong, field, "at most " + std::to_string(most));
  return nullptr;
}

const Json* ObjectReader::object(const char* field) {
  const Json* found = find(field, true);
  if (!found || found->is_object()) return found;
  note(Refusal::FieldHasWrongType, field, "object");
  return nullptr;
}

const Json* ObjectReader::optional_object(const char* field) {
  if (has(field)) return object(field);
  asked_.push_back(field);
  return nullptr;
}

Result<Ratio> ratio_from_text(std::string_view text) {
  const auto bar = text.find('/');
  const auto numerator = whole_from_digits(text.substr(0, bar));
  const auto denominator =
      bar == std::string_view::npos ? 1 : whole_from_digits(text.substr(bar + 1));
  if (!numerator || !denominator || *denominator == 0 || !within_limits(*numerator) ||
      !within_limits(*denominator))
    return Problem{Refusal::RatioIsMalformed, {}, std::string(text.substr(0, 40))};
  return Ratio{*numerator, *denominator};
}

std::string text_from_ratio(Ratio ratio) {
  return text_from_whole(ratio.numerator) + '/' + text_from_whole(ratio.denominator);
}

}  // namespace yearward::codec
