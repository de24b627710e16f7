// The fitted part of a programme as a document; only the command line writes it.
#include <nlohmann/json.hpp>

#include "core/codec/codec.hpp"

namespace yearward::codec {

std::string json_from_likely(const LikelyModel& model, const Currency& currency) {
  nlohmann::json pauses = nlohmann::json::array(), lessons = nlohmann::json::array();
  for (const LikelyModel::Pause& pause : model.pauses)
    pauses.push_back({{"begins", pause.begins}, {"ends", pause.ends}});
  for (const LikelyModel::Lesson& lesson : model.lessons)
    lessons.push_back({{"expected", text_from_money(lesson.expected, currency)},
                       {"came", lesson.came}});
  return nlohmann::json{{"until", text_from_day(model.until)},
                        {"members", model.members},
                        {"rates", model.rates},
                        {"pauses", std::move(pauses)},
                        {"weights", model.weights},
                        {"usual", text_from_money(model.usual, currency)},
                        {"usual_weight", model.usual_weight},
                        {"scatter", model.scatter},
                        {"lessons", std::move(lessons)},
                        {"held", model.held}}
      .dump();
}

}  // namespace yearward::codec
