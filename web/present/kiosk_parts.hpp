// What the kiosk's screens share. Private to web/present/kiosk_*.cpp.
// It refuses to change anything.
#pragma once

#include <string>
#include <vector>

#include "web/app/kiosk_model.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {

// "王女士" is 王*: enough to see that it is the right card, no name for whoever stands behind.
std::string masked_name(const std::string& name);
// The last four digits, or fewer.
std::string last_digits(const std::string& card);

Node kiosk_button(std::string key, Look look, std::string words, app::KioskPressed::What what);
Node kiosk_notice(std::string key, Role role, Tone tone, Icon icon, std::string words);
// Brand and heading: all that may stand in the upper third.
Node kiosk_band(const Voice& voice, std::string title, std::string help);

// The main part of each screen, the band first.
std::vector<Node> kiosk_attract(const kiosk::Model& model, const Voice& voice);
std::vector<Node> kiosk_identify(const kiosk::Model& model, const Voice& voice);
std::vector<Node> kiosk_summary(const kiosk::Model& model, const Showing& showing);
std::vector<Node> kiosk_forecast(const kiosk::Model& model, const Showing& showing);

}  // namespace yearward::present
