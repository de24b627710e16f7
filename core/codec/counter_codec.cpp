// Answers of the server about people at a counter, and about the device itself.
#include "core/codec/counter.hpp"
#include "core/codec/writer.hpp"

namespace yearward::codec {

namespace {

constexpr std::int64_t kMostPointsTold = (std::int64_t{1} << 53) - 1;

// Reads one object from a text; `each` asks for its fields.
template <class T, class Each>
Read<T> object_read(std::string_view text, Each each) {
  Problems problems;
  const auto document = parsed(text, problems);
  if (!document) return {problems};
  ObjectReader in(*document, {}, problems);
  T read;
  each(in, read);
  in.finish();
  if (!problems.empty()) return {problems};
  return {std::move(read)};
}

void read_balance(const Json& item, const std::string& at, const Unit& unit, Problems& problems,
                  MemberFound& found) {
  ObjectReader in(item, at, problems);
  const std::string name = in.id("unit");
  const bool ours = name == unit.id.text;
  for (const char* field : {"available", "pending", "reserved", "deficit"}) {
    const std::int64_t scale = ours ? unit.scale : 0;
    if (ours && field == std::string_view("available")) {
      found.available = Points{in.decimal(field, static_cast<std::int32_t>(scale), -kMostPointsTold,
                                          kMostPointsTold)};
    } else {
      in.anything(field);
    }
  }
  in.finish();
}

void read_level(const Json& item, const std::string& at, const Ladder* ladder, Problems& problems,
                MemberFound& found) {
  ObjectReader in(item, at, problems);
  const std::string of = in.id("ladder"), level = in.id("level");
  in.finish();
  if (ladder == nullptr || ladder->id.text != of) return;
  for (std::size_t place = 0; place < ladder->levels.size(); ++place)
    if (ladder->levels[place].id.text == level) found.level = static_cast<LevelIndex>(place);
}

std::optional<Refusal> refusal_spelt(const std::string& name) {
  for (std::size_t at = 0; at < static_cast<std::size_t>(Refusal::kCount); ++at)
    if (name_of(static_cast<Refusal>(at)) == name) return static_cast<Refusal>(at);
  return std::nullopt;
}

}  // namespace

Read<MemberFound> member_found_from_json(std::string_view text, const Programme& programme) {
  return object_read<MemberFound>(text, [&](ObjectReader& in, MemberFound& found) {
    found.member = MemberId{in.id("member")};
    found.name = in.optional_text("name", 100);
    in.text("as_of", 32);
    const Unit& unit = programme.units[spendable_unit(programme)];
    in.list("balances", 0, kMostUnits, [&](const Json& item, const std::string& at) {
      read_balance(item, at, unit, in.problems(), found);
    });
    in.list("levels", 0, kMostLadders, [&](const Json& item, const std::string& at) {
      read_level(item, at, main_ladder(programme), in.problems(), found);
    });
  });
}

Read<StaffAtDevice> staff_at_device_from_json(std::string_view text) {
  return object_read<StaffAtDevice>(text, [](ObjectReader& in, StaffAtDevice& staff) {
    staff.id = in.id("id");
    staff.name = in.text("name", 100);
    staff.is_manager = in.option("role", {"cashier", "store_manager"}) == 1;
    staff.number = static_cast<std::uint16_t>(in.whole("number", 1, UINT16_MAX));
  });
}

Read<DeviceEnrolled> device_enrolled_from_json(std::string_view text) {
  return object_read<DeviceEnrolled>(text, [](ObjectReader& in, DeviceEnrolled& enrolled) {
    enrolled.device = in.id("device");
    enrolled.programme = ProgrammeId{in.id("programme")};
    enrolled.store = in.text("store", 64);
    enrolled.number = static_cast<sync::DeviceNumber>(in.whole("number", 1, UINT32_MAX));
    enrolled.epoch = static_cast<sync::Epoch>(in.whole("epoch", 1, UINT16_MAX));
    in.optional_text("rules_key", 64);
    in.optional_text("mark_key", 64);  // the page's scripts keep it where nothing reads it
  });
}

Read<ReceiptTaken> receipt_taken_from_json(std::string_view text) {
  return object_read<ReceiptTaken>(text, [](ObjectReader& in, ReceiptTaken& taken) {
    in.id("event");
    in.whole("device", 1, UINT32_MAX);
    taken.is_new = in.flag("is_new");
    // In the order of the codes.
    const std::size_t code = in.option("verdict", {"accepted", "adjusted", "refused",
                                                   "over_escrow", "held", "nobody", "repeated"});
    taken.verdict.code = static_cast<sync::Verdict::Code>(code);
    taken.verdict.delta = Points{in.whole("delta", -kMostPointsTold, kMostPointsTold)};
    const std::string reason = in.optional_text("reason", 64);
    if (!reason.empty()) taken.verdict.reason = refusal_spelt(reason);
  });
}

std::string json_from_receipt(std::string_view text) {
  return canonical({{"receipt", std::string(text)}});
}

Refusal refusal_from_answer(std::string_view text) {
  Problems problems;
  const auto document = parsed(text, problems);
  if (!document || !document->is_object()) return Refusal::RequestIsMalformed;
  const auto list = document->find("problems");
  if (list == document->end() || !list->is_array() || list->empty())
    return Refusal::RequestIsMalformed;
  const Json& first = list->front();
  const auto name = first.is_object() ? first.find("refusal") : first.end();
  if (!first.is_object() || name == first.end() || !name->is_string())
    return Refusal::RequestIsMalformed;
  return refusal_spelt(name->get<std::string>()).value_or(Refusal::RequestIsMalformed);
}

std::string json_from_card(std::string_view card) {
  return canonical({{"card", std::string(card)}});
}

}  // namespace yearward::codec
