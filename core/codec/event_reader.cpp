// One event, read field by field. An event carries only the fields its type needs; others are
// refused. Points are in the steps of the unit they are of, as far as the programme is known.
#include <algorithm>

#include "core/codec/codec.hpp"
#include "core/codec/writer.hpp"

namespace yearward::codec {

namespace {

using Type = EventType;

// In the order of EventType; an action has a name of the programme's own.
constexpr std::string_view kTypes[] = {"purchase", "refund", "redeem", "goal",   "",
                                       "trade",    "use",    "adjust", "profile", "stand",
                                       "hold",     "release", "credit"};

template <class Items>
auto find_in(const Items& items, std::string_view id) {
  return std::find_if(items.begin(), items.end(),
                      [&](const auto& item) { return item.id.text == id; });
}

class EventReader {
 public:
  EventReader(const Json& value, const std::string& pointer, const EventTerms& terms,
              Problems& problems)
      : in_(value, pointer, problems), terms_(terms) {}

  Event read() {
    const std::size_t problems = in_.problems().size();
    event_.id = EventId{in_.id("id")};
    event_.member = MemberId{in_.id("member")};
    const bool known = read_type();
    event_.at = in_.moment("at");
    // Which fields belong to an unknown type nobody can say.
    if (!known) return event_;
    read_common();
    read_own();
    in_.finish();
    if (!(more_ == EventDetails{}) && in_.problems().size() == problems)
      event_.more = std::move(more_);
    return std::move(event_);
  }

 private:
  bool read_type() {
    const std::string name = in_.id("type");
    if (name.empty()) return false;
    const auto found = std::find(std::begin(kTypes), std::end(kTypes), name);
    if (found != std::end(kTypes)) {
      event_.type = static_cast<Type>(found - std::begin(kTypes));
      return true;
    }
    event_.type = Type::Action;
    more_.action = name;
    const bool known =
        !terms_.versions || std::any_of(terms_.versions->begin(), terms_.versions->end(),
                                        [&](const Programme& version) {
                                          return std::find(version.types.begin(),
                                                           version.types.end(),
                                                           name) != version.types.end();
                                        });
    if (!known) in_.note(Refusal::EventTypeIsUnknown, "type", name);
    return known;
  }

  void read_common() {
    event_.place = in_.optional_text("place", kLongestId);
    more_.channel = in_.optional_text("channel", kLongestId);
    more_.device = in_.optional_text("device", kLongestId);
    more_.payer = in_.optional_text("payer", kLongestId);
    more_.recorded = in_.optional_moment("recorded");
    more_.tags = in_.texts("tags", kMostTags, kLongestId);
    read_numbers(Numbers::Own);
    read_numbers(Numbers::SetAside);
  }

  // Numbers of the event's own, or what of funds is set aside for it.
  enum class Numbers : std::uint8_t { Own, SetAside };
  void read_numbers(Numbers which) {
    const bool aside = which == Numbers::SetAside;
    const auto keep = [&](const std::string& name, const Json& value) {
      const auto steps = steps_from(value, aside ? scale_of_fund(terms_, name) : 3);
      if (!steps) return std::optional(steps.problem());
      if (aside) more_.set_aside.push_back({name, Points{steps.value()}});
      else more_.numbers.push_back({name, steps.value()});
      return std::optional<Problem>{};
    };
    pairs(aside ? "set_aside" : "numbers", aside ? kMostFunds : kMostNumbers, keep);
  }

  void read_own() {
    switch (event_.type) {
      case Type::Purchase:
      case Type::Action: return read_paid();
      case Type::Refund: return read_refund();
      case Type::Redeem:
        event_.reward = RewardId{in_.id("reward")};
        more_.points = Points{in_.optional_decimal("points", scale(), 1, kLargestCount, 0)};
        return;
      case Type::Goal:
        event_.refers_to = EventId{in_.optional_id("refers_to")};
        if (in_.has("reward")) {
          event_.reward = RewardId{in_.id("reward")};
          return;
        }
        event_.amount = in_.money("amount", terms_.currency);
        return check_positive();
      case Type::Trade: return read_trade();
      case Type::Profile: return read_settings();
      case Type::Release: event_.refers_to = EventId{in_.id("refers_to")}; return;
      case Type::Use:
      case Type::Adjust:
      case Type::Stand:
      case Type::Hold:
      case Type::Credit: return read_desk();
    }
  }

  void read_paid() {
    read_lines();
    const bool action = event_.type == Type::Action;
    read_amount(!action && more_.lines.empty());
    read_tenders();
    if (is_read("amount") && event_.amount.count < 0)
      in_.note(Refusal::AmountIsNegative, "amount");
    if (action) event_.refers_to = EventId{in_.optional_id("refers_to")};
  }

  // Without amount and lines it gives all back.
  void read_refund() {
    event_.refers_to = EventId{in_.id("refers_to")};
    read_lines();
    read_amount(false);
    read_tenders();
    if (in_.has("amount") || in_.has("lines")) check_positive();
  }

  void read_trade() {
    more_.of = in_.id("of");
    more_.points = Points{in_.decimal("points", scale(), 1, kLargestCount)};
    more_.other = MemberId{in_.optional_id("other")};
    event_.amount = in_.optional_money("amount", terms_.currency).value_or(Money{});
    if (is_read("amount") && event_.amount.count < 0)
      in_.note(Refusal::AmountIsNegative, "amount");
  }

  // What a desk, a till or another account does with a unit or a level.
  void read_desk() {
    more_.of = in_.id("of");
    const bool signed_points = event_.type == Type::Adjust;
    const std::int64_t least = signed_points ? -kLargestCount : 1;
    const bool extends =
        signed_points && in_.has("refers_to") && in_.has("until") && !in_.has("points");
    if (event_.type == Type::Use)
      more_.points = Points{in_.optional_decimal("points", scale(), 1, kLargestCount, 0)};
    else if (event_.type != Type::Stand && !extends)
      more_.points = Points{in_.decimal("points", scale(), least, kLargestCount)};
    if (signed_points && is_read("points") && more_.points.count == 0)
      in_.note(Refusal::AmountMustBePositive, "points");
    if (event_.type == Type::Stand) more_.level = in_.id("level");
    if (signed_points || event_.type == Type::Stand) more_.reason = in_.text("reason");
    if (signed_points) event_.refers_to = EventId{in_.optional_id("refers_to")};
    if (event_.type == Type::Hold) more_.until = in_.moment("until");
    else if (event_.type != Type::Use) more_.until = in_.optional_moment("until");
    if (more_.until && event_.type == Type::Hold && *more_.until < event_.at)
      in_.note(Refusal::UntilIsBeforeFrom, "until");
    if (event_.type == Type::Credit) more_.other = MemberId{in_.optional_id("other")};
  }

  void read_settings() {
    pairs("settings", kMostSettings, [&](const std::string& name, const Json& value) {
      if (!value.is_string())
        return std::optional(Problem{Refusal::FieldHasWrongType, {}, "text"});
      if (value.get_ref<const std::string&>().size() > kLongestSetting)
        return std::optional(Problem{Refusal::TextIsTooLong, {}, {}});
      more_.settings.push_back({name, value.get<std::string>()});
      return std::optional<Problem>{};
    });
    if (!in_.has("settings")) in_.note(Refusal::FieldIsMissing, "settings");
    else if (in_.is_empty("settings")) in_.note(Refusal::ListIsEmpty, "settings");
  }

  void read_lines() {
    const std::size_t problems = in_.problems().size();
    objects("lines", kMostLines, [&](ObjectReader& of) {
      Line line;
      line.amount = of.money("amount", terms_.currency);
      line.quantity = of.optional_decimal("quantity", 3, -kLargestCount, kLargestCount, 1000);
      line.kind = of.optional_text("kind", kLongestId);
      line.sku = of.optional_text("sku", kLongestId);
      line.category = of.optional_text("category", kLongestId);
      line.tags = of.texts("tags", kMostTags, kLongestId);
      more_.lines.push_back(std::move(line));
    });
    sums_are_read_ = in_.problems().size() == problems;
  }

  // The amount is what the lines sum to, said or not. What could not be read is not summed.
  void read_amount(bool needed) {
    const std::size_t problems = in_.problems().size();
    const auto amount = needed ? std::optional(in_.money("amount", terms_.currency))
                               : in_.optional_money("amount", terms_.currency);
    sums_are_read_ = sums_are_read_ && in_.problems().size() == problems;
    std::int64_t sum = 0;
    for (const Line& line : more_.lines) sum += line.amount.count;
    if (!within_limits(sum)) in_.note(Refusal::NumberIsOutOfRange, "lines");
    else event_.amount = amount.value_or(Money{sum});
    if (!sums_are_read_) return;
    if (amount && !more_.lines.empty() && amount->count != sum)
      in_.note(Refusal::LinesDoNotSum, "lines", text_from_money(*amount, terms_.currency));
    if (!amount && sum < 0) in_.note(Refusal::AmountIsNegative, "lines");
  }

  void read_tenders() {
    const std::size_t problems = in_.problems().size();
    objects("tenders", kMostTendersPaid, [&](ObjectReader& of) {
      Tender tender{of.id("kind"), of.money("amount", terms_.currency)};
      if (tender.amount.count < 0) of.note(Refusal::AmountIsNegative, "amount");
      more_.tenders.push_back(std::move(tender));
    });
    if (!sums_are_read_ || in_.problems().size() != problems) return;
    std::int64_t sum = 0;
    for (const Tender& tender : more_.tenders) sum += tender.amount.count;
    if (!more_.tenders.empty() && sum != event_.amount.count)
      in_.note(Refusal::TendersDoNotSum, "tenders",
               text_from_money(event_.amount, terms_.currency));
  }

  // Whether the field was there and without fault.
  bool is_read(const char* field) {
    const std::string at = in_.pointer_to(field);
    return in_.has(field) &&
           std::none_of(in_.problems().begin(), in_.problems().end(),
                        [&](const Problem& problem) { return problem.where == at; });
  }

  void check_positive() {
    const char* field = in_.has("amount") || !in_.has("lines") ? "amount" : "lines";
    if (is_read(field) && event_.amount.count <= 0)
      in_.note(Refusal::AmountMustBePositive, field);
  }

  std::int32_t scale() const {
    return terms_.versions ? scale_of_points(*terms_.versions, event_.type, more_.of) : 0;
  }

  template <class Each>
  void objects(const char* field, std::size_t most, Each each) {
    in_.list(field, 0, most, [&](const Json& item, const std::string& at) {
      ObjectReader of(item, at, in_.problems());
      each(of);
      of.finish();
    });
  }

  // The named values of an object; `keep` answers with what is wrong with one.
  template <class Keep>
  void pairs(const char* field, std::size_t most, Keep keep) {
    const Json* values = in_.optional_object(field);
    if (!values) return;
    if (values->size() > most)
      return in_.note(Refusal::ListIsTooLong, field, "at most " + std::to_string(most));
    for (const auto& item : values->items()) {
      const std::string at = in_.pointer_to(field) + '/' + escaped(item.key());
      if (const auto fault = fault_of(item.key(), kLongestId)) {
        in_.problems().push_back({*fault, at, {}});
      } else if (const std::optional<Problem> problem = keep(item.key(), item.value())) {
        in_.problems().push_back({problem->refusal, at, problem->detail});
      }
    }
  }

  ObjectReader in_;
  const EventTerms& terms_;
  Event event_;
  EventDetails more_;
  bool sums_are_read_ = true;  // lines and amount, as far as they were written
};

}  // namespace

std::string_view type_text(const Event& event) {
  if (event.type == Type::Action) return event.more ? event.more->action : std::string_view();
  return kTypes[static_cast<std::size_t>(event.type)];
}

std::int32_t scale_of_points(const Versions& versions, EventType type, std::string_view of) {
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    const Programme& programme = *version;
    const auto scale_in = [&](std::size_t unit) {
      return unit < programme.units.size() ? programme.units[unit].scale : 0;
    };
    if (type == Type::Redeem) return scale_in(spendable_unit(programme));
    if (type == Type::Trade) {
      const auto trade = find_in(programme.trades, of);
      if (trade != programme.trades.end()) return scale_in(trade->give);
    } else if (type == Type::Use) {
      const auto benefit = find_in(programme.benefits, of);
      if (benefit != programme.benefits.end()) return benefit->unit ? scale_in(*benefit->unit) : 0;
    } else {
      const auto unit = find_in(programme.units, of);
      if (unit != programme.units.end()) return unit->scale;
    }
  }
  return 0;
}

std::int32_t scale_of_fund(const EventTerms& terms, std::string_view of) {
  if (!terms.versions) return 0;
  for (auto version = terms.versions->rbegin(); version != terms.versions->rend(); ++version)
    for (const Rule& rule : version->rules)
      if (rule.id.text == of || rule.group == of) return version->units[rule.unit].scale;
  return 0;
}

Event event_from(const Json& value, const std::string& pointer, const EventTerms& terms,
                 Problems& problems) {
  return EventReader(value, pointer, terms, problems).read();
}

}  // namespace yearward::codec
