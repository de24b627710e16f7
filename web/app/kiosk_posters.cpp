// What the kiosk says of its programme to nobody in particular: true, because the engine lived
// through a newcomer's year. It refuses to know any member.
#include <algorithm>

#include "core/codec/codec.hpp"
#include "web/app/kiosk_update.hpp"
#include "web/app/session.hpp"

namespace yearward::kiosk {
namespace {

// Nobody's account, from today on.
std::optional<app::Session> newcomer_of(const std::string& catalogue, Day today) {
  auto versions = codec::kept_versions_from_json(catalogue);
  if (!versions.ok() || versions.value().empty()) return std::nullopt;
  app::Session session;
  session.versions = std::move(versions).value();
  session.profile.joined = today;
  session.as_of = {today, 0};
  app::derive(session, today);
  return session.fault ? std::nullopt : std::optional(std::move(session));
}

// The least that reaches the gift, up to the next amount a person would say aloud.
std::optional<Poster> poster_of(app::Session& newcomer, Day today, RewardIndex reward) {
  app::ask(newcomer, today, {app::Aim::Kind::Gift, static_cast<std::int32_t>(reward)});
  const auto least = newcomer.asked->least;
  if (!least || *least <= Money{}) return std::nullopt;
  const auto step = std::max<std::int64_t>(
      app::programme_of(newcomer, today).projection.weekly_step.count, 1);
  app::choose_weekly(newcomer, today, Money{(least->count + step - 1) / step * step});
  const auto& chosen = newcomer.chosen;
  if (!chosen || chosen->projection.reward != reward) return std::nullopt;
  return Poster{reward, *chosen};
}

}  // namespace

void make_posters(Model& model) {
  model.posters.clear();
  model.poster = 0;
  model.newcomer.reset();
  if (model.catalogue.empty() || !model.member.today) return;
  const Day today = *model.member.today;
  model.newcomer = newcomer_of(model.catalogue, today);
  if (!model.newcomer) return;
  const std::size_t gifts = app::programme_of(*model.newcomer, today).rewards.size();
  for (std::size_t gift = 0; gift < gifts && model.posters.size() < kMostPosters; ++gift) {
    auto poster = poster_of(*model.newcomer, today, static_cast<RewardIndex>(gift));
    if (poster) model.posters.push_back(std::move(*poster));
  }
}

}  // namespace yearward::kiosk
