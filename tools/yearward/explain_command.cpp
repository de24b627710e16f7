// explain: each entry of a member's ledger with the chain that leads to it, in words.
#include <charconv>

#include "core/engine/engine.hpp"
#include "core/explain/why.hpp"
#include "tools/yearward/inputs.hpp"

namespace yearward::command {
namespace {

// Which entries were asked for.
struct Choice {
  std::optional<EntryIndex> entry;
  std::string unit;
};

bool is_chosen(const Versions& versions, const Account& account, EntryIndex entry,
               const Choice& choice) {
  if (choice.entry) return entry == *choice.entry;
  const Entry& posted = account.entries[entry];
  const Programme& version = explain::version_of(versions, posted);
  return choice.unit.empty() || version.units[posted.unit].id.text == choice.unit;
}

Taken<Choice> choice_of(const Arguments& arguments, const Programme& programme) {
  Choice choice;
  choice.unit = arguments.value("--unit");
  bool known = choice.unit.empty();
  for (const Unit& unit : programme.units) known = known || unit.id.text == choice.unit;
  if (!known) return {refused("--unit", {Refusal::NameIsUnknown, {}, choice.unit})};
  if (!arguments.has("--entry")) return {choice};
  const std::string text = arguments.value("--entry");
  EntryIndex number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number == 0)
    return {refused("--entry", {Refusal::NumberIsNotWhole, {}, text})};
  choice.entry = number - 1;
  return {choice};
}

std::string text_of_entry(const Versions& versions, const Account& account, EntryIndex entry,
                          const explain::WordTable& words, const std::string& locale) {
  const Entry& posted = account.entries[entry];
  const explain::Wording wording(words, locale, explain::version_of(versions, posted));
  std::string text = "## " + wording.say(explain::title_of(account, entry)) + "\n\n";
  for (const explain::WhyLine& line : explain::why_of(versions, account, entry))
    text += "- " + wording.say(explain::line_of(line)) + "\n";
  return text + "- " + wording.say(explain::verdict_of(account, entry)) + "\n\n";
}

}  // namespace

Ending explain_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const Versions versions, programme_flag(arguments));
  TAKE(const std::vector<Event> events, events_flag(arguments, versions));
  TAKE(const Day as_of, day_flag(arguments, "--as-of"));
  TAKE(const std::string locale, locale_flag(arguments, "zh-CN"));
  TAKE(const explain::WordTable words, words_of_assets(arguments, locale));
  TAKE(const Choice choice, choice_of(arguments, versions.back()));
  std::string text;
  for (const auto& [member, own] : by_member(events, arguments.value("--member"))) {
    const auto account = evaluate(versions, own, as_of);
    if (!account.ok()) return refused(arguments.value("--events"), account.problem());
    text += "# " + member.text + "\n\n";
    const auto count = static_cast<EntryIndex>(account.value().entries.size());
    if (choice.entry && *choice.entry >= count)
      return refused("--entry", {Refusal::NumberIsOutOfRange, {},
                                 "there are " + std::to_string(count) + " entries"});
    for (EntryIndex entry = 0; entry < count; ++entry)
      if (is_chosen(versions, account.value(), entry, choice))
        text += text_of_entry(versions, account.value(), entry, words, locale);
  }
  return Printed{text};
}

}  // namespace yearward::command
