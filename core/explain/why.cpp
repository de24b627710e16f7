// Says each step; decides and reckons nothing that the steps do not hold.
#include "core/explain/why.hpp"

#include "core/explain/terms_parts.hpp"

namespace yearward::explain {
namespace {

Phrase key(const char* name) { return {name, {}}; }

// Says one entry's steps in the words of its version.
class Chain {
 public:
  Chain(const Versions& versions, const Account& account, EntryIndex entry)
      : programme_(version_of(versions, account.entries[entry])),
        account_(account),
        entry_(account.entries[entry]) {}

  WhyLine line_of(const Step& step) const {
    using What = Step::What;
    switch (step.what) {
      case What::Event: return {key("why.event"), event_phrase(account_.events[step.index])};
      case What::Rule: return {key("why.rule"), rule_phrase(step)};
      case What::Start: return {key("why.start"), steps_phrase(step.ratio)};
      case What::Basis: return {key("why.basis"), basis_phrase(step)};
      case What::Rate: return {key("why.rate"), rate_phrase(step.ratio)};
      case What::Product: return {key("why.product"), product_phrase(step.ratio)};
      case What::Rounded: return {key("why.rounded"), rounded_phrase(step.points)};
      case What::Before: return {key("why.before"), points_phrase(-step.points)};
      case What::Capped: return {key("why.capped"), points_phrase(-step.points)};
      case What::FundIsUp: return {key("why.fund_is_up"), points_phrase(-step.points)};
      case What::Amount: return {key("why.amount"), points_phrase(step.points)};
      case What::Reverses:
        return {key("why.reverses"), title_of(account_, step.index)};
      case What::FilledDeficit:
        return {key("why.filled_deficit"), points_phrase(step.points)};
      case What::MadeDeficit: return {key("why.made_deficit"), points_phrase(step.points)};
      case What::Clamped: return {key("why.clamped"), points_phrase(step.points)};
      case What::OpenedLot: return {key("why.lot_opened"), lot_phrase(step)};
      case What::RefilledLot: return {key("why.lot_refilled"), lot_phrase(step)};
      case What::UsedLot: break;
    }
    const bool lapsed = entry_.kind == EntryKind::Lapse;
    return {key(lapsed ? "why.lot_lapsed" : "why.lot_used"), lot_phrase(step)};
  }

  // What an entry without a rule follows from; none when a rule says it.
  std::vector<WhyLine> cause() const {
    if (is_by_rule(entry_)) return {};
    const Phrase named = cause_phrase();
    if (named.key.empty()) return {};
    return {{key("why.cause"), named}};
  }

 private:
  Phrase event_phrase(const Event& event) const {
    const Slot type = theirs("type", "type", type_name_of(event));
    const Slot when = moment("when", event.at), id = own("id", event.id.text);
    if (event.amount == Money{}) return {"why.event_is", {type, when, id}};
    return {"why.event_of", {type, money("money", event.amount), when, id}};
  }

  Phrase rule_phrase(const Step& step) const {
    const Rule& rule = programme_.rules[step.index];
    return {"why.rule_version", {theirs("what", "rule", rule.id.text), own("rule", rule.id.text),
                                 own("version", std::to_string(step.version))}};
  }

  Phrase basis_phrase(const Step& step) const {
    switch (step.of) {
      case Working::Of::Paid: return {"why.basis_paid", {money("money", step.money)}};
      case Working::Of::Measure: {
        const auto measure = static_cast<MeasureIndex>(step.index);
        return {"why.basis_measure",
                {phrase("measure", words_of_measure(programme_, measure)),
                 measured("value", step.count, measure)}};
      }
      case Working::Of::Once: break;
    }
    return {"why.basis_once", {whole("count", step.count)}};
  }

  Phrase rate_phrase(Ratio rate) const {
    const Working& working = entry_.working;
    if (working.of == Working::Of::Once) return steps_phrase(rate);
    std::optional<MeasureIndex> measure;
    if (working.of == Working::Of::Measure) measure = working.measure;
    return words_of_rate(programme_, rate, entry_.unit, measure);
  }

  // Smallest steps of the unit as whole ones, exactly.
  Slot steps_slot(const char* name, Ratio steps) const {
    const auto whole_units =
        product(steps, {1, yearward::steps_of(programme_.units[entry_.unit])});
    return fraction(name, whole_units.ok() ? whole_units.value() : steps);
  }
  Phrase steps_phrase(Ratio steps) const {
    return {"why.exactly", {steps_slot("exact", steps), unit_slot()}};
  }
  Slot unit_slot() const {
    return theirs("unit", "unit", programme_.units[entry_.unit].id.text);
  }

  // "start + basis × rate = exact".
  Phrase product_phrase(Ratio exact) const {
    const Working& working = entry_.working;
    Step basis;
    basis.of = working.of;
    basis.index = working.measure;
    basis.count = working.basis;
    basis.money = Money{working.basis};
    const Slot result = steps_slot("exact", exact);
    if (working.of == Working::Of::Once && working.start.numerator == 0)
      return {"why.exactly", {result, unit_slot()}};
    const Slot times = phrase("basis", basis_phrase(basis));
    const Slot rate = phrase("rate", rate_phrase(working.rate));
    if (working.start.numerator == 0)
      return {"why.product_is", {times, rate, result, unit_slot()}};
    return {"why.product_from",
            {steps_slot("start", working.start), times, rate, result, unit_slot()}};
  }

  Phrase rounded_phrase(Points rounded) const {
    const Slot value = points("points", rounded, entry_.unit);
    switch (entry_.working.rounding) {
      case Rounding::Down: return {"why.rounded_down_to", {value}};
      case Rounding::Up: return {"why.rounded_up_to", {value}};
      case Rounding::Nearest: break;
    }
    return {"why.rounded_nearest_to", {value}};
  }

  Phrase points_phrase(Points moved) const {
    return {"terms.measured.named", {points("name", moved, entry_.unit)}};
  }

  Phrase lot_phrase(const Step& step) const {
    const Lot& lot = account_.lots[step.index];
    const Slot moved = points("points", step.points, entry_.unit);
    const Slot earned = day("earned", lot.earned), number = whole("lot", step.index + 1);
    const auto last = last_day_of(account_, lot);
    if (lot.available_from == kPendingUntilConfirmed)
      return {"why.lot_pending", {moved, number, earned}};
    if (!last) return {"why.lot_is_forever", {moved, number, earned}};
    return {"why.lot_is_until", {moved, number, earned, day("day", *last)}};
  }

  Phrase cause_phrase() const {
    const auto named = [&](const char* said, std::string_view kind, std::string_view id) {
      return Phrase{said, {theirs("name", kind, id)}};
    };
    switch (entry_.cause) {
      case Cause::Reward:
        return named("why.cause_reward", "reward", account_.events[entry_.event].reward.text);
      case Cause::Trade:
        return named("why.cause_trade", "trade", programme_.trades[entry_.rule].id.text);
      case Cause::Level: {
        const auto ladder = static_cast<std::size_t>(entry_.working.counted);
        return named("why.cause_level", "level",
                     programme_.ladders[ladder].levels[entry_.rule].id.text);
      }
      case Cause::Benefit:
        return named("why.cause_benefit", "benefit", programme_.benefits[entry_.rule].id.text);
      case Cause::Tender:
        return named("why.cause_tender", "tender", programme_.tenders[entry_.rule].id);
      case Cause::Hand: return key("why.cause_hand");
      case Cause::Credit: return key("why.cause_credit");
      case Cause::Time: return key("why.cause_time");
      case Cause::Rule: break;
    }
    return {};
  }

  const Programme& programme_;
  const Account& account_;
  const Entry& entry_;
};

const char* title_key(EntryKind kind) {
  switch (kind) {
    case EntryKind::Accrual: return "why.title.accrual";
    case EntryKind::Redemption: return "why.title.redemption";
    case EntryKind::Reversal: return "why.title.reversal";
    case EntryKind::Lapse: return "why.title.lapse";
    case EntryKind::Return: return "why.title.return";
    case EntryKind::Hold: return "why.title.hold";
    case EntryKind::Release: return "why.title.release";
    case EntryKind::Extension: break;
  }
  return "why.title.extension";
}

}  // namespace

std::vector<WhyLine> why_of(const Versions& versions, const Account& account, EntryIndex entry) {
  const Chain chain(versions, account, entry);
  std::vector<WhyLine> lines;
  for (const Step& step : steps_of(versions, account, entry)) {
    lines.push_back(chain.line_of(step));
    if (step.what != Step::What::Event) continue;
    for (WhyLine& cause : chain.cause()) lines.push_back(std::move(cause));
  }
  if (account.entries[entry].event == kNone)
    for (WhyLine& cause : chain.cause()) lines.insert(lines.begin(), std::move(cause));
  return lines;
}

Phrase line_of(const WhyLine& line) {
  return {"why.line", {phrase("name", line.name), phrase("value", line.value)}};
}

Phrase title_of(const Account& account, EntryIndex entry) {
  const Entry& posted = account.entries[entry];
  return {"why.title", {whole("number", std::int64_t{entry} + 1),
                        points("points", posted.amount, posted.unit),
                        phrase("kind", {title_key(posted.kind), {}}), day("day", posted.at.day)}};
}

Phrase verdict_of(const Account& account, EntryIndex entry) {
  const bool adds_up = multiplies_out(account, account.entries[entry]);
  return {adds_up ? "why.adds_up" : "why.does_not_add_up", {}};
}

}  // namespace yearward::explain
