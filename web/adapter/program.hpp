// The program behind the window: what the doors in doors.cpp open onto. Linked with it is the
// portal or the kiosk, so that each holds only what it is made of.
// It refuses to know how the page's scripts do their work.
#pragma once

#include <cstdint>
#include <string>

#include "web/adapter/window.hpp"

namespace yearward::adapter {

// Which question of ours the page answers. The scripts know these numbers as `ANSWER`.
enum class Answer : int {
  Store, Stored, Words, SignIn, Pull, Push, SignOut, Update, Later,
};

Window& window();
// How the program sets and paints a tree: the looks are shared, what is done with them need not be.
void laid_out(const present::Node& tree, const view::Environment& environment,
              const view::Fonts& fonts, view::Scene& scene);
view::Painting painted(const view::Scene& scene, const view::Environment& environment,
                       const view::Faces& faces, const view::GlyphBudget& budget,
                       ImDrawList& list);
void surrounded(const view::Environment& environment);
void scrolled(float scroll);

void opened(app::Language wished);
void used(std::uint32_t id, Use use, std::int64_t number, std::string text);
void routed(const std::string& address);
void answered(Answer answer, int status, std::string text);
void connected(bool online);
void drawn();  // after a frame that painted or mirrored something
// Takes the second since 1970 in UTC; returns how many seconds the programme's day still has.
int clocked(std::int64_t second);

}  // namespace yearward::adapter
