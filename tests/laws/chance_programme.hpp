// Programmes made by chance, as documents: small ones with every turn that makes more spending
// bring less. For tests only.
#pragma once

#include <string>
#include <vector>

#include "tests/laws/chance.hpp"

namespace yearward {

// One programme of the currency with amounts of a few hundred minor units in mind.
class ChanceProgramme {
 public:
  explicit ChanceProgramme(Chance& chance) : chance_(chance) {}

  std::string document() {
    std::string rules = base();
    for (std::size_t extra = chance_.below(4); extra > 0; --extra) rules += ',' + more();
    return R"({"id":"made","version":1,"effective_from":"2024-01-01","time_zone":{"name":"UTC",)"
           R"("offsets":[{"from_second":0,"minutes":0}]},"currency":{"code":"CNY","exponent":2},)"
           R"("units":[{"id":"points","kind":"spendable",)" + lapse() + decay() +
           R"(},{"id":"status","kind":"status","lapse":{"never":true}},)"
           R"({"id":"stamps","kind":"stamp","lapse":{"never":true}}],"measures":[)"
           R"({"id":"spend","of":"amount"},{"id":"visits","of":"count"},)"
           R"({"id":"big","of":"count","if":{"amount_at_least":")" + money(20, 300) +
           R"("}},{"id":"status","of":{"earned":"status"}},)"
           R"({"id":"points","of":{"earned":"points"}}],"plan":[{"id":"day",)"
           R"("when":{"every":"month_weekday","weekday":"wednesday","ordinal":1,"lasts_days":9}}],)"
           R"("groups":[{"id":"pick","mode":")" + one_of({"sum", "best", "exclusive"}) +
           R"("}],"ladders":[)" + ladder() + R"(],"rules":[)" + rules +
           R"(],"rewards":[{"id":"small","price":)" + whole(10, 60) +
           R"(,"worth":"1.00"},{"id":"large","price":)" + whole(61, 300) + R"(,"worth":"9.00")" +
           maybe(4, R"(,"if":{"level_at_least":"one"})") + R"(}],"trades":[)" + trade() +
           R"(],"projection":{"habit_weeks":13,"habit_at_least_weeks":4,"stretch":"6/5",)"
           R"("horizon_at_least_weeks":13,"most_weekly":"4.00","weekly_step":"0.10"},)"
           R"("texts":{"en":{}}})";
  }

 private:
  bool one_in(std::size_t many) { return chance_.below(many) == 0; }
  std::string maybe(std::size_t many, const std::string& text) { return one_in(many) ? text : ""; }
  std::string one_of(std::vector<std::string> words) { return words[chance_.below(words.size())]; }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(chance_.below(static_cast<std::size_t>(high - low + 1)));
  }
  std::string whole(std::int64_t low, std::int64_t high) {
    return std::to_string(between(low, high));
  }
  std::string money(std::int64_t low, std::int64_t high) {
    const std::string text = std::to_string(1000 + between(low, high)).substr(1);
    return text.substr(0, 1) + '.' + text.substr(1);
  }
  std::string window() {
    return one_of({R"("year")", R"("month")", R"("month")", R"("week")", R"({"days":20})",
                   R"("lifetime")"});
  }
  std::string lapse() {
    return R"("lapse":)" + one_of({R"({"never":true})", R"({"end_of_year":{"years_after":0}})",
                                   R"({"after":{"days":)" + whole(10, 60) + "}}",
                                   R"({"after":{"months":1,"round_up":"month"}})"});
  }
  std::string decay() {
    return maybe(10, R"(,"decay":{"after_days":8,"every_days":5,"share":"1/4","at_least":3,)"
                     R"("all_after_days":60})");
  }
  std::string condition() {
    switch (chance_.below(9)) {
      case 0: return R"({"measure":"spend","in":)" + window() + R"(,"at_least":")" +
                     money(50, 999) + R"("})";
      case 1: return R"({"measure":"spend","in":)" + window() + R"(,"at_most":")" +
                     money(50, 999) + R"("})";
      case 2: return R"({"level_at_least":"one"})";
      case 3: return R"({"level_is":")" + one_of({"one", "two", "none"}) + R"("})";
      case 4: return R"({"amount_at_least":")" + money(10, 300) + R"("})";
      case 5: return R"({"during":"day"})";
      case 6: return R"({"holds":{"unit":"points","at_least":)" + whole(5, 90) + "}}";
      case 7: return R"({"measure":"visits","in":)" + window() + R"(,"at_most":)" + whole(1, 4) +
                     "}";
      default: return R"({"measure":"big","in":)" + window() + R"(,"at_least":)" + whole(1, 4) +
                      "}";
    }
  }
  std::string rate() {
    return R"("per":{"points":)" + whole(1, 4) + R"(,"of":"spend","each":")" + money(3, 40) +
           R"("})";
  }
  std::string amount() {
    switch (chance_.below(6)) {
      case 0: return R"("give":)" + whole(1, 20);
      case 1: return R"("brackets":{"of":"spend","at":[{"from":"0.00","give":)" + whole(0, 5) +
                     R"(},{"from":"0.50","give":)" + whole(0, 15) + R"(},{"from":"1.50","give":)" +
                     whole(0, 25) + "}]}";
      case 2: return R"("blocks":{"of":"spend","in":)" + window() + R"(,"every":")" +
                     money(60, 500) + R"(","give":)" + whole(2, 30) + "}";
      case 3: return R"("ordinal":{"of":)" + one_of({R"("visits")", R"("big")"}) + R"(,"in":)" +
                     window() + R"(,"give":[)" + whole(1, 9) + ',' + whole(1, 20) + "]}";
      default: return rate();
    }
  }
  std::string trimmings(bool capped) {
    std::string out = maybe(3, R"(,"apart":true)");
    if (capped && one_in(3))
      out += R"(,"caps":[{"in":)" + window() + R"(,"most":)" + whole(10, 60) + "}]";
    return out + maybe(8, R"(,"lapse":{"after":{"days":12}})");
  }
  std::string base() {
    return R"({"id":"base","stage":"base","unit":"points",)" + rate() + trimmings(true) +
           R"(},{"id":"counted","stage":"base","unit":"status","per":{"points":1,"of":"spend",)"
           R"("each":"0.03"}})";
  }
  std::string more() {
    const std::string id = R"({"id":"more)" + std::to_string(++made_) + R"(","unit":"points",)";
    const std::string group = maybe(5, R"(,"group":"pick")");
    const std::string when = one_in(5) ? "" : R"(,"if":)" + condition();
    if (one_in(4))
      return id + R"("stage":"add","of_base":"1/)" + whole(1, 4) + '"' + when + group + '}';
    return id + R"("stage":")" + one_of({"base", "add"}) + R"(",)" + amount() + when + group +
           trimmings(true) + '}';
  }
  std::string attain(std::int64_t least, std::int64_t most) {
    if (one_in(2))
      return R"({"measure":"status","in":)" + counted_in_ + R"(,"at_least":)" +
             whole(least / 3, most / 3) + "}";
    return R"({"measure":"spend","in":)" + counted_in_ + R"(,"at_least":")" + money(least, most) +
           R"("})";
  }
  std::string ladder() {
    counted_in_ = window();
    const std::string grants =
        maybe(3, R"(,"grants":[{"unit":"points","amount":)" + whole(5, 40) + "}]");
    const std::string holds = one_of({R"("forever")", R"({"end_of_year":1})",
                                      R"({"end_of_year":0})", R"({"months":1})",
                                      R"("while_true")"});
    return R"({"id":"tier","counter":{"measure":"status","in":)" + counted_in_ +
           R"(},"levels":[{"id":"none"},{"id":"one","attain":)" + attain(60, 300) + grants +
           R"(},{"id":"two","attain":)" + attain(301, 990) + R"(}],"holds":)" + holds +
           maybe(6, R"(,"drop":"one_level")") + maybe(8, R"(,"carry":{"when":"at_step"})") + '}';
  }
  std::string trade() {
    if (!one_in(4)) return {};
    return R"({"id":"stamp","mode":"scheduled","give":"points","minimum":)" + whole(5, 20) +
           R"(,"step":5,"get":{"unit":"stamps","amount":1},"in":"month"})";
  }

  Chance& chance_;
  std::string counted_in_;
  int made_ = 0;
};

}  // namespace yearward
