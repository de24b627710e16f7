// Answers about the books: what is owed, what places owe each other, statements.
#pragma once

#include <string>
#include <vector>

#include "tests/stories/answers.hpp"

namespace yearward::story {

// "ask liability", "ask settlement", "ask statement FROM to TO"; empty for any other question.
std::string books_answer(const Programme& programme, const Account& account,
                         const std::vector<std::string>& words);

}  // namespace yearward::story
