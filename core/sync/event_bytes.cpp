// Field by field in one fixed order; lists by their length.
#include "core/sync/event_bytes.hpp"

namespace yearward::sync {

namespace {

void write_moment(ByteWriter& out, const std::optional<Moment>& moment) {
  out.byte(moment ? 1 : 0);
  if (!moment) return;
  out.whole_signed(moment->day.serial);
  out.whole(static_cast<std::uint64_t>(moment->second));
}

Result<std::optional<Moment>> read_moment(ByteReader& in) {
  TRY(const std::uint64_t there, in.whole(1));
  if (there == 0) return std::optional<Moment>();
  TRY(const std::int64_t day, in.whole_signed(kFarthestDay));
  TRY(const std::uint64_t second, in.whole(86'399));
  return std::optional<Moment>(
      Moment{Day{static_cast<std::int32_t>(day)}, static_cast<std::int32_t>(second)});
}

void write_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.whole(texts.size());
  for (const std::string& text : texts) out.text(text);
}

Outcome read_texts(ByteReader& in, std::vector<std::string>& texts) {
  TRY(const std::uint64_t count, in.length(kMostTags));
  for (std::uint64_t i = 0; i < count; ++i) {
    TRY(std::string text, in.text(kLongestText));
    texts.push_back(std::move(text));
  }
  return Done{};
}

void write_line(ByteWriter& out, const Line& line) {
  out.whole_signed(line.amount.count);
  out.whole_signed(line.quantity);
  out.text(line.kind);
  out.text(line.sku);
  out.text(line.category);
  write_texts(out, line.tags);
}

Result<Line> read_line(ByteReader& in) {
  Line line;
  TRY(const std::int64_t amount, in.whole_signed(kMostCounted));
  line.amount = Money{amount};
  TRY(line.quantity, in.whole_signed(kMostCounted));
  TRY(line.kind, in.text(kLongestText));
  TRY(line.sku, in.text(kLongestText));
  TRY(line.category, in.text(kLongestText));
  TRY_DONE(read_texts(in, line.tags));
  return line;
}

Outcome read_lists(ByteReader& in, EventDetails& details) {
  TRY(const std::uint64_t lines, in.length(kMostLines));
  for (std::uint64_t i = 0; i < lines; ++i) {
    TRY(Line line, read_line(in));
    details.lines.push_back(std::move(line));
  }
  TRY(const std::uint64_t tenders, in.length(kMostTendersPaid));
  for (std::uint64_t i = 0; i < tenders; ++i) {
    TRY(std::string kind, in.text(kLongestText));
    TRY(const std::int64_t amount, in.whole_signed(kMostCounted));
    details.tenders.push_back({std::move(kind), Money{amount}});
  }
  TRY(const std::uint64_t numbers, in.length(kMostNumbers));
  for (std::uint64_t i = 0; i < numbers; ++i) {
    TRY(std::string name, in.text(kLongestText));
    TRY(const std::int64_t thousandths, in.whole_signed(kMostCounted));
    details.numbers.push_back({std::move(name), thousandths});
  }
  TRY(const std::uint64_t settings, in.length(kMostSettings));
  for (std::uint64_t i = 0; i < settings; ++i) {
    TRY(std::string attribute, in.text(kLongestText));
    TRY(std::string value, in.text(kLongestText));
    details.settings.push_back({std::move(attribute), std::move(value)});
  }
  return read_texts(in, details.tags);
}

}  // namespace

void write_details(ByteWriter& out, const EventDetails& details) {
  for (const std::string* text : {&details.action, &details.channel, &details.device,
                                  &details.payer, &details.of, &details.level,
                                  &details.other.text, &details.reason})
    out.text(*text);
  write_moment(out, details.recorded);
  write_moment(out, details.until);
  out.whole_signed(details.points.count);
  out.whole(details.lines.size());
  for (const Line& line : details.lines) write_line(out, line);
  out.whole(details.tenders.size());
  for (const Tender& tender : details.tenders) {
    out.text(tender.kind);
    out.whole_signed(tender.amount.count);
  }
  out.whole(details.numbers.size());
  for (const Number& number : details.numbers) {
    out.text(number.name);
    out.whole_signed(number.thousandths);
  }
  out.whole(details.settings.size());
  for (const Setting& setting : details.settings) {
    out.text(setting.attribute);
    out.text(setting.value);
  }
  write_texts(out, details.tags);
}

Result<EventDetails> read_details(ByteReader& in) {
  EventDetails details;
  for (std::string* text : {&details.action, &details.channel, &details.device, &details.payer,
                            &details.of, &details.level, &details.other.text, &details.reason}) {
    TRY(*text, in.text(kLongestText));
  }
  TRY(details.recorded, read_moment(in));
  TRY(details.until, read_moment(in));
  TRY(const std::int64_t points, in.whole_signed(kMostCounted));
  details.points = Points{points};
  TRY_DONE(read_lists(in, details));
  return details;
}

}  // namespace yearward::sync
