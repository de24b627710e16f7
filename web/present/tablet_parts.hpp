// What the tablet's screens share. Private to web/present/tablet_*.cpp.
// It refuses to change anything.
#pragma once

#include <string>
#include <vector>

#include "web/app/tablet_update.hpp"
#include "web/present/nodes.hpp"
#include "web/present/showing.hpp"

namespace yearward::present {

using TabletWhat = app::TabletPressed::What;

Node tablet_button(std::string key, Look look, std::string words, TabletWhat what,
                   std::int32_t number = 0);
Node tablet_notice(std::string key, Role role, Tone tone, Icon icon, std::string words,
                   std::string more = {});
// Nine digits, then what stands at the left of 0 and at its right.
struct PadKeys {
  Node left, right;
  bool idle = false;
};
Node tablet_pad(const Voice& voice, PadKeys keys);

// 14:05 of the programme's civil day.
std::string clock_time(const tablet::Model& model, sync::Instant at);
std::string reward_name(const Voice& voice, const RewardId& reward);
// "Purchase ¥123.45", "200-yuan gift"; what was done, in few words.
std::string line_name(const Voice& voice, const tablet::Line& line);
// What became of it, as one sentence for who has to act on it.
std::string line_state(const Voice& voice, const tablet::Line& line);

// The code of what was done, once it is signed; what it is good for, and how to print it.
void add_receipt_words(const tablet::Model& model, const Voice& voice,
                       std::vector<Node>& children);
void add_receipt(const tablet::Model& model, const Voice& voice, const EventId& event,
                 std::vector<Node>& children);
// What became of a receipt that was read here.
Node brought_notice(const tablet::BroughtReceipt& brought, const Voice& voice);

// The main part of each screen, its heading first.
std::vector<Node> tablet_enrol(const tablet::Model& model, const Voice& voice);
std::vector<Node> tablet_sign_in(const tablet::Model& model, const Voice& voice);
std::vector<Node> tablet_till(const tablet::Model& model, const Voice& voice);
std::vector<Node> tablet_outbox(const tablet::Model& model, const Voice& voice);
std::vector<Node> tablet_close(const tablet::Model& model, const Voice& voice);

}  // namespace yearward::present
