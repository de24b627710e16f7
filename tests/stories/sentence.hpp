// Sentence: an event said in words, for stories that are read aloud. It turns the words into the
// event's JSON, which the codec reads; it refuses to know what any of it means.
#pragma once

#include <string>
#include <vector>

namespace yearward::story {

// The event a sentence says, as JSON; empty when the line is no sentence. `id` and `member` are
// those of an event that says nothing else.
//   does TYPE on DAY [AMOUNT] [NAME=VALUE …] [as ID]    NAME: place channel reward tag pay line qty
//     pay=KIND:AMOUNT · line=AMOUNT[:category[:sku[:kind]]] · qty=N of the line before;
//     any other name is a number, such as nights=2
//   sets ATTRIBUTE VALUE on DAY                          what became known of the member
//   trades POINTS by TRADE on DAY [bill=AMOUNT] [with=MEMBER]
//   uses N of BENEFIT on DAY · adjusts POINTS of UNIT on DAY
//   stands LEVEL of LADDER on DAY [until DAY]
std::string event_said(const std::vector<std::string>& words, const std::string& id,
                       const std::string& member);

}  // namespace yearward::story
