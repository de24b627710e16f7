// One turn of the loop under way: a handler for each message, changing the model it was given and
// collecting effects. Internal to update; it refuses to be anybody's interface.
#pragma once

#include <vector>

#include "web/app/effect.hpp"
#include "web/app/message.hpp"
#include "web/app/model.hpp"

namespace yearward::app {

struct Turn {
  Model model;
  std::vector<Effect> effects;

  // What a person did: update.cpp.
  void take(const Typed& message);
  void take(const Dialled& message);
  void take(const SignInPressed& message);
  void take(const SignOutPressed& message);
  void take(const RouteOpened& message);
  void take(const LanguageChosen& message);
  void take(const AppearanceChosen& message);
  void take(const ScenarioChosen& message);
  void take(const WeeklyTaken& message);
  void take(const AimAsked& message);
  void take(const AdviceAsked& message);
  void take(const PlanDayTaken& message);
  void take(const GoalKept& message);
  void take(const WishKept& message);
  void take(const WishTakenBack& message);
  void take(const WhyToggled& message);
  void take(const SumToggled& message);
  void take(const WorkingsToggled& message);
  void take(const ChartTableToggled& message);
  void take(const MoreActivityPressed& message);
  void take(const SyncPressed& message);
  void take(const CardNumberCopied& message);
  void take(const UpdateAccepted& message);
  void take(const KioskPressed&) {}
  void take(const TabletPressed&) {}

  // What the shell answers: exchange.cpp.
  void take(const StoreOpened& message);
  void take(const WordsLoaded& message);
  void take(const SignInAnswered& message);
  void take(const PullAnswered& message);
  void take(const PushAnswered& message);
  void take(const Stored& message);
  void take(const DayBegan& message);
  void take(const Connected& message);
  void take(const UpdateFound& message);

  void keep(std::vector<Write> writes, std::optional<Event> outgoing = std::nullopt);
  void keep_settings();
  void keep_goal(Event goal);
  void read_plan();
  void choose_language(Language language);
  // Pushes what waits, then pulls; nothing when an exchange is under way or nobody is signed in.
  void exchange();
  void pull();
  void fail(Setback setback);  // an exchange ended badly: say it, try again later
  void lock();                 // the server asks who this is
  void merge(const sync::PullAnswer& answer);
  Session* workable();         // the session when it is shown and evaluated, else null
};

}  // namespace yearward::app
