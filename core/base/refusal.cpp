// The one spelling of every refusal's name. Source: the enum beside it; a test walks both.
#include "core/base/refusal.hpp"

#include <array>

#include "core/base/promise.hpp"

namespace yearward {

namespace {
constexpr std::array<std::string_view, static_cast<std::size_t>(Refusal::kCount)> kNames = {
    "document_is_not_json",
    "document_is_too_large",
    "document_is_too_deep",
    "field_is_missing",
    "field_is_unknown",
    "field_has_wrong_type",
    "text_is_empty",
    "text_is_too_long",
    "text_has_control_characters",
    "list_is_too_long",
    "list_is_empty",
    "name_is_taken",
    "name_is_unknown",
    "word_is_not_an_option",
    "name_has_other_letters",
    "choose_one_of_these",
    "number_is_out_of_range",
    "number_is_not_whole",
    "number_is_malformed",
    "number_has_too_many_decimals",
    "money_is_malformed",
    "money_has_too_many_decimals",
    "day_does_not_exist",
    "moment_does_not_exist",
    "ratio_is_malformed",
    "levels_must_rise",
    "retain_is_above_attain",
    "prices_must_rise",
    "version_is_not_later",
    "brackets_must_rise",
    "until_is_before_from",
    "condition_is_too_deep",
    "condition_may_not_measure",
    "segment_is_not_before",
    "stage_does_not_fit",
    "rule_has_no_base",
    "roundings_differ",
    "one_idle_clause_only",
    "lapse_needs_birth",
    "period_is_needed",
    "points_go_in_circles",
    "amounts_grow_too_large",
    "version_changes_units",
    "version_changes_measures",
    "version_changes_levels",
    "no_version_in_force",
    "event_is_known_with_other_content",
    "event_is_in_the_future",
    "event_type_is_unknown",
    "member_is_unknown",
    "refund_refers_to_nothing",
    "refund_is_larger_than_the_purchase",
    "reward_costs_more_than_is_held",
    "amount_must_be_positive",
    "amount_is_negative",
    "balance_is_too_low",
    "trade_is_below_its_minimum",
    "trade_is_above_its_share",
    "trade_is_not_open",
    "reward_is_not_for_this_member",
    "points_part_is_not_offered",
    "limit_is_reached",
    "benefit_is_not_held",
    "benefit_is_used_up",
    "release_refers_to_nothing",
    "credits_go_in_circles",
    "too_many_events",
    "lines_do_not_sum",
    "tenders_do_not_sum",
    "horizon_is_before_today",
    "horizon_is_too_far",
    "habit_is_too_often",
    "no_amount_reaches_it",
    "scenario_is_not_offered",
    "sign_in_is_wrong",
    "sign_in_is_required",
    "not_yours_to_do",
    "too_many_tries",
    "request_is_malformed",
    "request_is_too_large",
    "place_is_unknown",
    "method_is_not_allowed",
    "store_is_unavailable",
};
}  // namespace

std::string_view name_of(Refusal refusal) {
  const auto index = static_cast<std::size_t>(refusal);
  PROMISE(index < kNames.size());
  return kNames[index];
}

}  // namespace yearward
