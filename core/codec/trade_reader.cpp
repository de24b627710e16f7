// What may be exchanged: tenders, rewards, trades and benefits.
#include "core/codec/reading.hpp"

namespace yearward::codec {

namespace {

TenderKind tender_in(Reading& reading, ObjectReader& in) {
  TenderKind tender;
  tender.id = reading.name(in);
  for (const std::string& unit :
       reading.names_of(in, "pays_from", kMostUnits, reading.names.units))
    for (std::size_t place = 0; place < reading.names.units.size(); ++place)
      if (reading.names.units[place] == unit)
        tender.pays_from.push_back(static_cast<UnitIndex>(place));
  tender.pro_rata = in.optional_flag("pro_rata");
  tender.worth = in.optional_ratio("worth", {1, 1});
  if (tender.worth.numerator == 0 && !in.is_faulty("worth"))
    in.note(Refusal::NumberIsOutOfRange, "worth", "above zero");
  return tender;
}

Money money_above(ObjectReader& in, const char* field, const Currency& currency) {
  const Money read = in.optional_money(field, currency).value_or(Money{});
  if (read.count < 0) in.note(Refusal::AmountIsNegative, field);
  if (read.count > kMostPoints) in.note(Refusal::NumberIsOutOfRange, field);
  return read;
}

Reward reward_in(Reading& reading, ObjectReader& in) {
  const UnitIndex unit = spendable_unit(reading.programme);
  const Currency& currency = reading.programme.currency;
  Reward reward;
  reward.id = RewardId{reading.name(in)};
  reward.kind = static_cast<Reward::Kind>(in.optional_option(
      "kind", {"item", "service", "voucher", "cash_off", "shipping", "upgrade", "ticket",
               "donation", "partner_units", "status"}, 0));
  reward.price = reading.points(in, "price", unit, 1);
  reward.worth = in.money("worth", currency);
  if (reward.worth.count < 0) in.note(Refusal::AmountIsNegative, "worth");
  reward.cost = money_above(in, "cost", currency);
  reward.condition = reading.optional_condition(in, "if");
  reading.objects(in, "prices", 0, 16, [&](ObjectReader& of) {
    Condition when = reading.condition(of, "if");
    reward.prices.push_back({std::move(when), reading.points(of, "price", unit, 0)});
  });
  reading.optional_object(in, "points_and_cash", [&](ObjectReader& of) {
    reward.least_points = reading.points(of, "least", unit, 0);
    reward.points_step = reading.points(of, "step", unit, 1);
    if (reward.least_points > reward.price)
      of.note(Refusal::NumberIsOutOfRange, "least", "at most the price");
  });
  reward.limits = reading.limits(in);
  reward.stock = static_cast<std::int32_t>(in.optional_whole("stock", 0, 1'000'000'000, -1));
  return reward;
}

// {"unit", "amount"}, {"partner": 1} or {"money": "0.01"}
void read_get(Reading& reading, ObjectReader& in, Trade& trade) {
  if (in.has("unit")) {
    trade.get = reading.unit(in, "unit");
    trade.gets_money = false;
    trade.get_per_step = reading.points(in, "amount", *trade.get, 1);
  } else if (in.has("money")) {
    trade.get_per_step = Points{in.money("money", reading.programme.currency).count};
    if (trade.get_per_step.count <= 0 && !in.is_faulty("money"))
      in.note(Refusal::AmountMustBePositive, "money");
    if (trade.get_per_step.count > kMostPoints) in.note(Refusal::NumberIsOutOfRange, "money");
  } else {
    trade.gets_money = false;
    trade.get_per_step = Points{in.whole("partner", 1, kMostPoints)};
  }
}

void read_bonus(Reading& reading, ObjectReader& in, Trade& trade) {
  trade.bonus_every = reading.points(in, "every", trade.give, 1);
  if (trade.get) {
    trade.bonus_get = reading.points(in, "get", *trade.get, 1);
  } else if (trade.gets_money) {
    trade.bonus_get = Points{in.money("get", reading.programme.currency).count};
    if (trade.bonus_get.count <= 0 && !in.is_faulty("get"))
      in.note(Refusal::AmountMustBePositive, "get");
  } else {
    trade.bonus_get = Points{in.whole("get", 1, kMostPoints)};
  }
}

Trade trade_in(Reading& reading, ObjectReader& in) {
  Trade trade;
  trade.id = TradeId{reading.name(in)};
  trade.mode = static_cast<Trade::Mode>(in.optional_option("mode", {"manual", "scheduled"}, 0));
  trade.give = reading.unit(in, "give");
  trade.step = reading.points(in, "step", trade.give, 1);
  trade.minimum = reading.points(in, "minimum", trade.give, 1);
  reading.needed_object(in, "get", [&](ObjectReader& of) { read_get(reading, of, trade); });
  reading.optional_object(in, "bonus", [&](ObjectReader& of) { read_bonus(reading, of, trade); });
  trade.largest_share = in.optional_ratio("largest_share", {0, 1});
  if (trade.largest_share.numerator > trade.largest_share.denominator)
    in.note(Refusal::NumberIsOutOfRange, "largest_share", "at most 1");
  trade.fee = reading.optional_points(in, "fee", trade.give);
  trade.window = reading.optional_window(in, "in", Window{});
  trade.condition = reading.optional_condition(in, "if");
  trade.limits = reading.limits(in);
  trade.to_other_member = in.optional_flag("to_other_member");
  trade.keeps_lapse = in.optional_flag("keeps_lapse");
  trade.changes_until_used = in.optional_flag("changes_until_used");
  return trade;
}

Benefit benefit_in(Reading& reading, ObjectReader& in) {
  Benefit benefit;
  benefit.id = BenefitId{reading.name(in)};
  benefit.kind = static_cast<Benefit::Kind>(in.optional_option(
      "kind", {"discount", "service", "access", "gift", "experience", "social"}, 1));
  benefit.condition = reading.optional_condition(in, "if");
  const bool counted = in.has("unit") || in.has("quantity") || in.has("in");
  if (counted) {  // a right that is used up: all three together
    benefit.unit = reading.unit(in, "unit");
    benefit.quantity = reading.points(in, "quantity", *benefit.unit, 1);
    benefit.window = reading.window(in, "in");
  }
  benefit.worth = money_above(in, "worth", reading.programme.currency);
  benefit.cost = money_above(in, "cost", reading.programme.currency);
  benefit.distinctive = in.optional_flag("distinctive");
  return benefit;
}

}  // namespace

void read_trades(Reading& reading, ObjectReader& in) {
  Programme& programme = reading.programme;
  reading.objects(in, "tenders", 0, kMostTenders, [&](ObjectReader& of) {
    programme.tenders.push_back(tender_in(reading, of));
  });
  reading.objects(in, "rewards", 0, kMostRewards, [&](ObjectReader& of) {
    programme.rewards.push_back(reward_in(reading, of));
  });
  reading.objects(in, "trades", 0, kMostTrades, [&](ObjectReader& of) {
    programme.trades.push_back(trade_in(reading, of));
  });
  reading.objects(in, "benefits", 0, kMostBenefits, [&](ObjectReader& of) {
    programme.benefits.push_back(benefit_in(reading, of));
  });
}

}  // namespace yearward::codec
