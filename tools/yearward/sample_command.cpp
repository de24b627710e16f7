// sample: the sample programmes, members, cards and histories into a store.
#include <algorithm>
#include <set>

#include "core/codec/reader.hpp"
#include "tools/server/secrets.hpp"
#include "tools/server/staff.hpp"
#include "tools/yearward/habits.hpp"
#include "tools/yearward/inputs.hpp"

namespace yearward::command {
namespace {

struct Document {
  std::string path, text;
};

// The programmes the sample members belong to, each a file of its id's name.
std::set<std::string> programmes_named(const std::string& members) {
  std::set<std::string> ids;
  Problems problems;
  const auto document = codec::parsed(members, problems);
  if (!document || !document->is_object() || !document->contains("members")) return ids;
  for (const codec::Json& member : (*document)["members"])
    if (member.is_object() && member.contains("programme") && member["programme"].is_string())
      ids.insert(member["programme"].get<std::string>());
  return ids;
}

Taken<std::vector<Document>> programme_files(const std::string& assets,
                                             const std::string& members) {
  std::vector<Document> documents;
  for (const std::string& id : programmes_named(members)) {
    const std::string path = assets + "/programmes/" + id + ".json";
    auto text = file_text(path);
    if (!text.ok()) return {text.ending()};
    documents.push_back({path, std::move(text.value())});
  }
  return {std::move(documents)};
}

Problem at(const std::string& document, Problem problem) {
  problem.where = document + problem.where;
  return problem;
}

const server::Rules& rules_of(const Programmes& programmes, const server::MemberKey& key) {
  return *std::find_if(programmes.begin(), programmes.end(), [&](const server::Rules& rules) {
    return rules.newest().id == key.programme;
  });
}

Outcome add_credential(server::Transaction& transaction, const SampleMember& sample) {
  TRY(const auto known, transaction.credential(sample.member.card));
  if (known) return Done{};
  const std::string hash = server::hash_of_pin(sample.pin);
  if (hash.empty()) return Problem{Refusal::StoreIsUnavailable, {}, "no memory for the PIN's hash"};
  return transaction.put(server::Credential{sample.member.card, sample.member.key, hash});
}

// Staff of the samples are hired once; what stands there already is left as it is.
Outcome add_staff(server::Transaction& transaction, const SampleMember& sample, Day today,
                  Added& added) {
  TRY(const auto known, transaction.member(sample.member.key));
  if (known) return Done{};
  server::Staff staff{sample.member, sample.store, server::hash_of_pin(sample.pin)};
  staff.member.joined = today;
  added.members += 1;
  return server::hire(transaction, staff);
}

struct Installed {
  std::vector<SampleMember> samples;
  std::size_t programmes = 0;
  Added added;
};

struct Assets {
  std::vector<Document> programmes;
  Document members;
};

Outcome install(server::Transaction& transaction, const Assets& assets, Day today,
                Installed& installed) {
  Programmes programmes;
  for (const Document& document : assets.programmes) {
    auto rules = install_programme(transaction, document.text);
    if (!rules.ok()) return at(document.path, rules.problem());
    programmes.push_back(std::move(rules).value());
  }
  auto samples = samples_from_json(assets.members.text, programmes);
  if (!samples.ok()) return at(assets.members.path, samples.problem());
  installed.samples = std::move(samples).value();
  installed.programmes = programmes.size();
  for (const SampleMember& sample : installed.samples) {
    if (server::is_staff(sample.member.role)) {
      TRY_DONE(add_staff(transaction, sample, today, installed.added));
      continue;
    }
    const server::Rules& rules = rules_of(programmes, sample.member.key);
    const auto added = add_history(transaction, rules, history_until(sample, today), today);
    if (!added.ok()) return at("events of " + sample.member.key.member.text, added.problem());
    installed.added.members += added.value().members;
    installed.added.events += added.value().events;
    TRY_DONE(add_credential(transaction, sample));
  }
  return Done{};
}

// "8800 0000 0001": as cards are printed.
std::string grouped(const std::string& card) {
  std::string text;
  for (std::size_t place = 0; place < card.size(); ++place) {
    if (place > 0 && place % 4 == 0) text += ' ';
    text += card[place];
  }
  return text;
}

std::string report_of(const Installed& installed) {
  std::string text = "programmes  " + std::to_string(installed.programmes) + "\nmembers     " +
                     std::to_string(installed.samples.size()) + ", " +
                     std::to_string(installed.added.members) + " of them new\nevents      " +
                     std::to_string(installed.added.events) + " new\n\nSign in with\n";
  for (const SampleMember& sample : installed.samples) {
    text += "  card " + grouped(sample.member.card) + "   PIN " + sample.pin + "   " +
            sample.member.name + "\n";
  }
  return text;
}

}  // namespace

Ending sample_command(const Arguments& arguments) {
  if (arguments.words.size() > 1) return Misuse{arguments.words[1] + ": not expected here"};
  TAKE(const Day today, day_flag(arguments, "--today"));
  Assets assets;
  assets.members.path = assets_folder(arguments) + "/samples/members.json";
  TAKE(assets.members.text, file_text(assets.members.path));
  TAKE(assets.programmes, programme_files(assets_folder(arguments), assets.members.text));
  TAKE(const auto store, database_flag(arguments));
  if (!server::secrets_are_ready()) return Misuse{"this machine gives no random numbers"};
  Installed installed;
  const Outcome outcome = store->write([&](server::Transaction& transaction) {
    return install(transaction, assets, today, installed);
  });
  if (!outcome.ok()) return refused("", outcome.problem());
  return Printed{report_of(installed)};
}

}  // namespace yearward::command
