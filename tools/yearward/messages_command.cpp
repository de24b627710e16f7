// messages: what each member of a database is to be told this week, and to whom nothing is said.
// It prints; whatever sends text messages reads it.
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/codec/codec.hpp"
#include "tools/server/intake.hpp"
#include "tools/server/secrets.hpp"
#include "tools/yearward/inputs.hpp"
#include "web/app/session.hpp"
#include "web/present/weekly_message.hpp"

namespace yearward::command {
namespace {

using nlohmann::json;
using present::Told;
using ToldBefore = std::map<std::string, Told>;  // by "programme/member"

// "21:00-09:00", "none".
Taken<present::Manners> manners_of(const Arguments& arguments) {
  present::Manners manners;
  if (arguments.has("--every-days")) {
    const std::string text = arguments.value("--every-days");
    const bool whole = !text.empty() && text.size() <= 3 &&
                       text.find_first_not_of("0123456789") == std::string::npos;
    if (!whole) return {refused("--every-days", {Refusal::NumberIsNotWhole, {}, text})};
    manners.every_days = std::stoi(text);
  }
  const std::string quiet = arguments.value("--quiet");
  if (quiet == "none") manners.quiet_from = manners.quiet_until = 0;
  if (quiet.empty() || quiet == "none") return {manners};
  const std::size_t dash = std::min(quiet.find('-'), quiet.size() - 1);
  const auto from = moment_from_text("2000-01-01T" + quiet.substr(0, dash));
  const auto until = moment_from_text("2000-01-01T" + quiet.substr(dash + 1));
  if (!from.ok() || !until.ok())
    return {refused("--quiet", {Refusal::MomentDoesNotExist, {}, quiet})};
  manners.quiet_from = from.value().second;
  manners.quiet_until = until.value().second;
  return {manners};
}

// What an earlier run remembered; nothing when the file is not there yet.
Taken<ToldBefore> told_before(const std::string& path) {
  ToldBefore told;
  std::FILE* there = path.empty() ? nullptr : std::fopen(path.c_str(), "rb");
  if (there == nullptr) return {told};
  std::fclose(there);
  auto text = file_text(path);
  if (!text.ok()) return {text.ending()};
  const json document = json::parse(text.value(), nullptr, false);
  if (!document.is_object()) return {refused(path, {Refusal::DocumentIsNotJson, {}, {}})};
  for (const auto& [member, said] : document.items()) {
    const auto at = moment_from_text(said.is_object() ? said.value("at", std::string()) : "");
    if (!at.ok()) return {refused(path, {at.problem().refusal, "/" + member + "/at", {}})};
    told[member] = {at.value(), said.value("digest", std::string())};
  }
  return {told};
}

// Beside the old file, then in its place: a run that ends half-way forgets nothing.
Outcome remember(const std::string& path, const ToldBefore& told) {
  if (path.empty()) return Done{};
  json document = json::object();
  for (const auto& [member, said] : told)
    document[member] = {{"at", text_from_moment(said.at)}, {"digest", said.digest}};
  const std::string beside = path + ".new", text = document.dump() + "\n";
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  const bool written = file != nullptr &&
                       std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (written && closed && std::rename(beside.c_str(), path.c_str()) == 0) return Done{};
  return Problem{Refusal::StoreIsUnavailable, {}, "cannot write " + path};
}

// The session a phone of this member would have, as of now.
Result<app::Session> session_of(server::Store& store, const server::Rules& rules,
                                const server::Member& member, Moment now) {
  app::Session session;
  session.profile.id = member.key.member;
  session.versions = rules.versions;
  session.as_of = now;
  TRY(std::vector<Event> events,
      server::events_of(store, member.key, rules.newest().currency));
  for (Event& event : events)
    if (event.at.day <= now.day) session.events.push_back({0, std::move(event)});
  app::derive(session, now.day);
  if (session.fault) return *session.fault;
  return session;
}

struct Asking {
  std::array<app::WordTable, 2> words;  // by Language
  app::Language language;               // of members who did not say theirs
  present::Manners manners;
  std::optional<Moment> now;
};

struct Said {
  std::string text;
  std::optional<present::Silence> silence;
  Told told;
};
// None: there is no habit to speak of.
Result<std::optional<Said>> say_to(server::Store& store, const server::Rules& rules,
                                   const server::Member& member, const Asking& asking,
                                   const ToldBefore& before, const std::string& name) {
  const server::SystemClock clock;
  const Moment now = asking.now ? *asking.now : server::moment_now(rules.newest(), clock);
  TRY(const app::Session session, session_of(store, rules, member, now));
  const app::Model model;
  const Programme& programme = app::programme_of(session, now.day);
  const app::Language language = present::language_of(session.account, asking.language);
  const present::Voice voice(asking.words[static_cast<std::size_t>(language)], language,
                             &programme);
  auto text = present::weekly_message({model, session, programme, now.day, voice});
  if (!text) return std::optional<Said>();
  const auto at = before.find(name);
  const Told told{now, server::digest_of(*text)};
  const auto earlier = at == before.end() ? std::nullopt : std::optional(at->second);
  const auto silence = present::silence(asking.manners, earlier, now, told.digest);
  return std::optional<Said>({std::move(*text), silence, told});
}

Taken<Asking> asking_of(const Arguments& arguments) {
  Asking asking;
  auto locale = locale_flag(arguments, "zh-CN");
  if (!locale.ok()) return {locale.ending()};
  constexpr const char* kLocales[] = {"zh-CN", "en"};  // by Language
  for (std::size_t language = 0; language < asking.words.size(); ++language) {
    auto words = words_of_assets(arguments, kLocales[language]);
    if (!words.ok()) return {words.ending()};
    asking.words[language] = std::move(words.value());
  }
  auto manners = manners_of(arguments);
  if (!manners.ok()) return {manners.ending()};
  asking.language = locale.value() == "en" ? app::Language::English : app::Language::Chinese;
  asking.manners = manners.value();
  if (!arguments.has("--now")) return {asking};
  const auto now = moment_from_text(arguments.value("--now"));
  if (!now.ok()) return {refused("--now", now.problem())};
  asking.now = now.value();
  return {asking};
}

}  // namespace

Ending messages_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const Asking asking, asking_of(arguments));
  const std::string path = arguments.value("--sent");
  TAKE(ToldBefore told, told_before(path));
  TAKE(const auto store, database_flag(arguments));
  const server::SystemClock clock;
  server::RuleBook rule_book(*store, clock);
  if (const Problems problems = rule_book.load(); !problems.empty())
    return Refused{"the database", problems};
  const auto members = store->members();
  if (!members.ok()) return refused("the database", members.problem());
  std::string text;
  for (const server::Member& member : members.value()) {
    const std::string name = member.key.programme.text + "/" + member.key.member.text;
    const auto rules = rule_book.of(member.key.programme);
    if (member.role != server::Role::Member || !rules) continue;
    auto said = say_to(*store, *rules, member, asking, told, name);
    if (!said.ok()) return refused("events of " + name, said.problem());
    if (!said.value() || said.value()->silence) continue;
    text += json{{"programme", member.key.programme.text},
                 {"member", member.key.member.text},
                 {"text", said.value()->text}}.dump() + "\n";
    told[name] = said.value()->told;
  }
  const Outcome kept = remember(path, told);
  if (!kept.ok()) return refused(path, kept.problem());
  return Printed{text};
}

}  // namespace yearward::command
