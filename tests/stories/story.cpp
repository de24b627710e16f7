// Reads a story line by line, keeps its scene, and answers what it asks through core and codec.
#include "tests/stories/story.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

#include "core/codec/codec.hpp"
#include "core/engine/funds.hpp"
#include "core/engine/together.hpp"
#include "tests/stories/answers.hpp"
#include "tests/stories/sentence.hpp"

namespace yearward::story {

namespace {

std::vector<std::string> words_in(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

class Teller {
 public:
  explicit Teller(Programmes programmes) : programmes_(programmes) {}

  std::string tell(const std::string& line) {
    const std::vector<std::string> words = words_in(line);
    if (words.empty() || line.front() == '#') return {};
    if (words[0] == "programme" && words.size() >= 2) return programme(words[1], line);
    if (words[0] == "today" && words.size() == 2) return today(words[1]);
    if (scene_.versions.empty()) return "=> there is no programme to play it under\n";
    if (words[0] == "member" && words.size() >= 2) return member(words);
    if (words[0] == "with" && words.size() >= 2) return with(words);
    if (words[0] == "says") return says(line.substr(line.find_first_not_of(' ', 4)));
    if (words[0] == "buys") return buys(words);
    if (words[0] == "refunds" && words.size() == 6) return refunds(words);
    if (words[0] == "redeems" && words.size() == 4) return redeems(words);
    if (words[0] == "ask") return ask(words);
    return happens(words);
  }

 private:
  // What else happens is said in a sentence.
  std::string happens(const std::vector<std::string>& words) {
    const std::string said =
        event_said(words, "e" + std::to_string(++made_), scene_.member.text);
    return said.empty() ? "=> cannot read this line\n" : says(said);
  }

  // "programme X with A for B": the file with its first B written as A, to show what is refused.
  std::string programme(const std::string& name, const std::string& line) {
    std::string document = programmes_(name);
    if (document.empty()) return "=> there is no such programme\n";
    const auto with = line.find(" with "), instead = line.rfind(" for ");
    if (with != std::string::npos) {
      if (instead == std::string::npos || instead < with + 6) return "=> cannot read this line\n";
      const std::string now = line.substr(with + 6, instead - with - 6);
      const std::string before = line.substr(instead + 5);
      const auto place = document.find(before);
      if (place == std::string::npos) return "=> there is nothing to change\n";
      document.replace(place, before.size(), now);
    }
    const auto read = codec::versions_from_json(document);
    if (!read.ok()) return answer(read.problems());
    scene_.versions = read.value();
    return {};
  }

  std::string today(const std::string& text) {
    const auto day = day_from_text(text);
    if (!day) return answer({day.problem()});
    scene_.today = day.value();
    return {};
  }

  std::string member(const std::vector<std::string>& words) {
    scene_.member = MemberId{words[1]};
    scene_.events.clear();
    circle_ = {scene_.member};
    made_ = 0;
    return {};
  }

  // "with M2 李女士": what follows is about another member, beside those before.
  std::string with(const std::vector<std::string>& words) {
    scene_.member = MemberId{words[1]};
    if (std::find(circle_.begin(), circle_.end(), scene_.member) == circle_.end())
      circle_.push_back(scene_.member);
    return {};
  }

  std::string says(const std::string& document) {
    const auto read = codec::event_from_json(document, scene_.versions);
    if (!read.ok()) return answer(read.problems());
    scene_.events.push_back(read.value());
    return {};
  }

  // "buys 2026-01-03 500.00 [as E1]" or "buys 500.00 every 7 days from DATE to DATE"
  std::string buys(const std::vector<std::string>& words) {
    if (words.size() == 9 && words[2] == "every") {
      const auto from = day_from_text(words[6]), to = day_from_text(words[8]);
      const int days = std::stoi(words[3]);
      if (!from || !to || days < 1) return "=> cannot read this line\n";
      for (Day day = from.value(); day <= to.value(); day = day.plus_days(days))
        if (const auto problem = add(EventType::Purchase, text_from_day(day), words[1], {});
            !problem.empty())
          return problem;
      return {};
    }
    if (words.size() != 3 && words.size() != 5) return "=> cannot read this line\n";
    return add(EventType::Purchase, words[1], words[2], words.size() == 5 ? words[4] : "");
  }

  // "refunds 200.00 of E1 on 2026-02-01"
  std::string refunds(const std::vector<std::string>& words) {
    return add(EventType::Refund, words[5], words[1], {}, words[3]);
  }

  // "redeems rice on 2026-03-01"
  std::string redeems(const std::vector<std::string>& words) {
    return add(EventType::Redeem, words[3], {}, {}, words[1]);
  }

  std::string add(EventType type, const std::string& at, const std::string& amount,
                  const std::string& id, const std::string& object = {}) {
    const auto moment = moment_from_text(at);
    if (!moment) return answer({moment.problem()});
    Event event;
    event.type = type;
    event.member = scene_.member;
    event.at = moment.value();
    event.id = EventId{id.empty() ? "e" + std::to_string(++made_) : id};
    if (type == EventType::Redeem) event.reward = RewardId{object};
    if (type == EventType::Refund) event.refers_to = EventId{object};
    if (!amount.empty()) {
      const auto money = money_from_text(amount, scene_.versions.front().currency);
      if (!money) return answer({money.problem()});
      event.amount = money.value();
    }
    scene_.events.push_back(event);
    return {};
  }

  std::string ask(const std::vector<std::string>& words) {
    if (circle_.size() > 1) return ask_one_of_many(words);
    const auto events = with_funds(scene_.versions, scene_.events);
    if (!events) return answer({events.problem()});
    const auto account = evaluate(scene_.versions, events.value(), scene_.today);
    if (!account) return answer({account.problem()});
    return answer(scene_, account.value(), words);
  }

  std::string ask_one_of_many(const std::vector<std::string>& words) {
    HeldPurse purse;
    const bool shares = have_funds(scene_.versions);
    if (const auto counted = count_marked(scene_.versions, scene_.events, purse); !counted)
      return answer({counted.problem()});
    const auto together = evaluate_together(scene_.versions, circle_, scene_.events, scene_.today,
                                            {}, shares ? &purse : nullptr);
    if (!together) return answer({together.problem()});
    if (words.size() == 2 && words[1] == "blocked") return blocked(together.value());
    return answer(scene_, *together.value().find(scene_.member), words);
  }

  static std::string blocked(const Together& together) {
    constexpr const char* kWhy[] = {"nobody refers themselves", "they are one household",
                                    "nobody of that name is known"};
    std::string out;
    for (const Block& block : together.blocked)
      out += "=> " + block.event.text + " of " + block.from.text + " brings " + block.to.text +
             " nothing by " + block.by + ": " + kWhy[static_cast<std::size_t>(block.why)] + '\n';
    return out.empty() ? "=> nothing was blocked\n" : out;
  }

  Programmes programmes_;
  Scene scene_;
  std::vector<MemberId> circle_;
  int made_ = 0;
};

}  // namespace

std::string told(std::string_view story, Programmes programmes) {
  Teller teller(programmes);
  std::istringstream in{std::string(story)};
  std::string out;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("=>", 0) == 0) continue;
    out += line + '\n';
    out += teller.tell(line);
  }
  return out;
}

}  // namespace yearward::story
