// One turn of the tablet's loop under way: a handler for each message, changing the model it was
// given and collecting effects. Internal to tablet_*.cpp; it refuses to be anybody's interface.
#pragma once

#include "web/app/tablet_update.hpp"

namespace yearward::tablet {

using What = app::TabletPressed::What;

struct TabletTurn {
  Model model;
  std::vector<Effect> effects;

  // tablet_update.cpp: what people do, and time
  void take(const app::Message& message);
  void take(const Keyed& message);
  void take(const Touched&) { act(); }
  void take(const Rang&);
  void take(const Routed& message);
  void take(const RoomTold& message) { model.room = message.room; }
  void press(const app::TabletPressed& pressed);
  void press_at_till(const app::TabletPressed& pressed);
  void press_in_book(const app::TabletPressed& pressed);
  void act();
  void go(Place place);

  // tablet_people.cpp: enrolment, staff
  void take(const Enrolled& message);
  void take(const StaffAnswered& message);
  void take(const StaffChecked& message);
  void type(const app::Typed& typed);
  void enrol();
  void sign_in();
  void let_in(const codec::StaffAtDevice& staff);
  void lock();

  // tablet_till.cpp: who is it, what do they buy, what do they take
  void take(const CardMarked& message);
  void take(const MemberLooked& message);
  void take(const Written& message);
  void take(const Rotated& message);
  void read(const std::string& code);
  void find(std::string card);
  void meet(Customer customer);
  void leave();
  void digit(std::int32_t digit);
  void point();
  void erase();
  void sell();
  void redeem();
  void refund(const EventId& sale);
  void draft(const sync::Deed& deed, std::string card_end);
  void give_back(const std::string& lease);

  // tablet_receipt.cpp: what a customer carries away, and what another brings back
  void take(const Signed& message);
  void take(const ReceiptAnswered& message);
  void give_receipt(const EventId& event);
  void bring(const std::string& code);

  // tablet_sync.cpp: the disk and the server
  void take(const Opened& message);
  void take(const OpenFailed& message);
  void take(const Sealed& message);
  void take(const Exchanged& message);
  void take(const Committed& message);
  void take(const RulesCame& message);
  void exchange();
  void fail_exchange(Refusal refusal);
  void want_lease();
  void give_back_due();
  void close_day();
  void settle_closing();
  void read_rules(std::string digest, const std::string& document);
};

}  // namespace yearward::tablet
