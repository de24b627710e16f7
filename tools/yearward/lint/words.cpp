// What findings say, in both languages, side by side. The page never says them, so they do not
// travel with its words.
#include <algorithm>

#include "tools/yearward/lint/lint.hpp"

namespace yearward::lint {
namespace {

struct Line {
  const char *key, *english, *chinese;
};

constexpr Line kLines[] = {
    // why something was not judged
    {"needs_population", "it needs to know what members spend: --population FILE",
     "需要会员的实际消费：--population 文件"},
    {"needs_counter", "the population does not say what the levels count; add the column counter",
     "人群文件没有等级所看的数字；请加上 counter 一列"},
    {"needs_basket",
     "it needs a median basket: events or visits in the population, or --set median_basket=50",
     "需要客单价中位数：人群文件里的事件或 visits，或 --set median_basket=50"},
    {"needs_budget", "the definition says no budget and no margin",
     "定义中没有写预算（budget）和毛利（margin）"},
    {"no_levels", "there are no levels", "没有等级"},
    {"no_middle", "there are fewer than three levels", "等级不足三级"},
    {"no_rewards", "there are no rewards", "没有礼品"},
    {"no_benefits", "there are no benefits and no price cuts", "没有权益，也没有价格优惠"},
    {"no_threshold", "what {level} asks is not one figure; its distance was not judged",
     "{level}的条件不是单一数字，未判断距离"},
    {"nothing_to_reach", "there are neither rewards nor levels", "既没有礼品也没有等级"},
    {"no_money_rule", "no rule counts money at a rate and rounds down", "没有按金额比率向下取整的规则"},
    {"no_stored_value", "there is no stored value", "没有储值"},
    {"other_country", "the currency is {currency}; only China's limits are known",
     "币种是 {currency}；只知道中国的限额"},
    {"projection_refused", "the engine refused the year of the {percent}% member",
     "引擎拒绝了第 {percent} 百分位会员的一年"},
    {"l02_refused", "the engine refused an ordinary event at {lower} or {higher}",
     "引擎拒绝了在{lower}或{higher}时的普通事件"},
    {"l12_refused", "the engine refused an ordinary event at level no. {level}",
     "引擎拒绝了第 {level} 级的普通事件"},
    // findings
    {"l01", "There are {count} levels; {least} to {most} can be told apart.",
     "共有 {count} 个等级；{least} 到 {most} 个才分得清。"},
    {"l02",
     "{higher} differs from {lower} by {price} of price and {earning} of earning: too dense; "
     "{price_step} of price or {earn_step} of earning is the least that is felt.",
     "{higher}与{lower}只差价格的 {price}、积分的 {earning}，太密；至少差价格的 {price_step}"
     "或积分的 {earn_step} 才有感觉。"},
    {"l02_benefits",
     "{higher} and {lower} differ in benefits only; whether that is enough is not computed.",
     "{higher}与{lower}只在权益上不同；是否足够，无法计算。"},
    {"l03_step",
     "{level} asks {threshold}, which is {distance} of what the {percent}% member reaches "
     "({reached}): that is far.",
     "{level}要求 {threshold}，是第 {percent} 百分位会员所及（{reached}）的 {distance}，偏远。"},
    {"l03_far",
     "{count} levels lie beyond {far} of what the {percent}% member reaches ({reached}); one may.",
     "有 {count} 个等级超过第 {percent} 百分位会员所及（{reached}）的 {far}；最多只能有一个。"},
    {"l04", "Not a diamond: no middle level holds more members than bottom and top ({counts}).",
     "不是菱形：没有一个中间等级的人数多于最低级和最高级（{counts}）。"},
    {"held_by", "{level} {members}", "{level} {members} 人"},
    {"l05",
     "The {percent}% member spends {spend} a year; at {more} they reach no other reward or level.",
     "第 {percent} 百分位会员一年消费 {spend}；消费到 {more} 也得不到更好的礼品或等级。"},
    {"l06",
     "The median member ({spend} a year) holds {held} after {count} weeks, not yet {reward} "
     "({price}).",
     "中位数会员（一年 {spend}）{count} 周后有 {held}，还换不到{reward}（{price}）。"},
    {"l07_worth", "{reward} has no money value.", "{reward}没有写价值多少钱。"},
    {"l07_goods", "{reward} has no example in goods.", "{reward}没有写能换什么实物。"},
    {"l08", "{level} brings {count} benefits; {least} is the least.",
     "{level}只有 {count} 项权益；至少要有 {least} 项。"},
    {"l09",
     "{count} benefits are marked distinctive; {least} is the least: what has no other card?",
     "标为独有的权益有 {count} 项，至少要有 {least} 项：别家的卡没有什么？"},
    {"l10", "All benefits are price cuts.", "权益全是降价。"},
    {"l11_quarter", "Quarter {quarter} of {year} has {count} activities; {least} is the least.",
     "{year} 年第 {quarter} 季度有 {count} 项活动；至少要有 {least} 项。"},
    {"l11_unpublished", "The plan of {year} is not published; it is due by 1 December.",
     "{year} 年的活动计划尚未公布；应在 12 月 1 日前公布。"},
    {"l11_surprises", "{count} activities are surprises; {most} is the most.",
     "有 {count} 项是惊喜活动；最多 {most} 项。"},
    {"l12_margin", "Level no. {level} costs {cost} of sales, more than the margin of {margin}.",
     "第 {level} 级成本占销售额的 {cost}，超过毛利 {margin}。"},
    {"l12_budget", "Level no. {level} costs {cost} of sales; the budget is {most}.",
     "第 {level} 级成本占销售额的 {cost}；预算是 {most}。"},
    {"l13_thresholds", "{level} asks {attain}, no more than the level below ({below}).",
     "{level}要求 {attain}，不高于下一级（{below}）。"},
    {"l13_retain", "Keeping {level} asks {retain}, more than reaching it ({attain}).",
     "保住{level}要求 {retain}，高于达到的要求（{attain}）。"},
    {"l13_discount", "{level} takes {own} off, less than the level below ({below}).",
     "{level}优惠 {own}，少于下一级（{below}）。"},
    {"l13_benefit", "{level} has less of “{benefit}” than the level below.",
     "{level}的“{benefit}”少于下一级。"},
    {"l13_earning",
     "An ordinary event brings {own} at {level}, less than at the level below ({below}).",
     "同样的事件在{level}得 {own}，少于下一级（{below}）。"},
    {"l13_unreachable", "{level} cannot be reached.", "{level}无法达到。"},
    {"l14_named_most", "{unit} is on a named card, which may hold {most} at most; say most_held.",
     "{unit}是记名卡储值，最多 {most}；请写 most_held。"},
    {"l14_unnamed_most",
     "{unit} is on an unnamed card, which may hold {most} at most; say most_held.",
     "{unit}是不记名卡储值，最多 {most}；请写 most_held。"},
    {"l14_named_lapse", "{unit} is on a named card and must never lapse.",
     "{unit}是记名卡储值，不得设有效期。"},
    {"l14_unnamed_lapse", "{unit} is on an unnamed card and must last {count} months.",
     "{unit}是不记名卡储值，有效期不得少于 {count} 个月。"},
    {"l14_unsaid", "No stored value says whether members pay for it (prepaid); nothing was judged.",
     "没有一种储值写明是否由会员付款（prepaid），因此未判断。"},
    {"l15_refund",
     "{unit}: a refund beyond the balance is forgiven; buy, redeem, return costs nothing.",
     "{unit}：退货超出余额的部分被免除；先买、再兑、再退，毫无代价。"},
    {"l15_back",
     "{unit}: the lapse also holds for what was earned before this version, and may end it sooner.",
     "{unit}：有效期也适用于此版本之前获得的，可能使其提前过期。"},
    {"l15_cap", "The bonus “{rule}” has no cap.", "加分规则“{rule}”没有上限。"},
    {"l15_loop", "{unit} can be turned round into {gain} times itself.",
     "{unit}转一圈能变回自己的 {gain} 倍。"},
    {"l16",
     "“{rule}” loses {loss} of a median basket ({basket}) to rounding on average; {most} is the "
     "most.",
     "“{rule}”在客单价中位数（{basket}）上平均因取整损失 {loss}；最多 {most}。"},
    // the report itself
    {"checked", "Checked: {rules}.", "已检查：{rules}。"},
    {"not_checked", "Not checked: {rule}: {why}.", "未检查：{rule}：{why}。"},
    {"totals", "Errors: {errors}, warnings: {warnings}, notes: {notes}.",
     "{errors} 个错误，{warnings} 个警告，{notes} 个提示。"},
    // how values are written
    {"terms.of_unit", "{amount} {unit}", "{amount} {unit}"},
    {"terms.held_money", "{money} of {unit}", "{unit} {money}"},
    {"terms.join.list", ", ", "、"},
    {"points.one", "{count} point", "{count} 分"},
    {"points.other", "{count} points", "{count} 分"},
    {"money.CNY", "¥{brief}", "{brief} 元"},
    {"money.USD", "${amount}", "{amount} 美元"},
    {"money.other", "{code} {amount}", "{amount} {code}"},
};

}  // namespace

explain::WordTable words_in(std::string_view locale) {
  explain::WordTable table;
  for (const Line& line : kLines)
    table.emplace_back(line.key, locale == "en" ? line.english : line.chinese);
  std::sort(table.begin(), table.end());
  return table;
}

}  // namespace yearward::lint
