// Every route there is, and the operation each is: what is not here is not served, and what names
// no operation is closed.
#include "tools/server/handlers.hpp"

namespace yearward::server {

const std::vector<Route>& routes() {
  using enum Method;
  static const std::vector<Route> table = {
      {Get, "/healthz", "health", answer_health, Operation::Anybody},
      {Get, "/readyz", "ready", answer_ready, Operation::Anybody, true},
      {Get, "/metrics", "metrics", answer_metrics, Operation::Anybody, true},
      {Get, "/openapi.json", "openapi", answer_openapi, Operation::Anybody, true},
      {Post, "/v1/session", "sign_in", sign_in, Operation::Anybody},
      {Delete, "/v1/session", "sign_out", sign_out, Operation::OwnSessions},
      {Get, "/v1/sessions", "list_sessions", list_sessions, Operation::OwnSessions},
      {Delete, "/v1/sessions/{session}", "end_session", end_session, Operation::OwnSessions},
      {Get, "/v1/sync", "pull", pull, Operation::OwnAccount},
      {Post, "/v1/events", "push", push, Operation::SayEvents},
      {Post, "/v1/first-admin", "make_first_admin", make_first_admin, Operation::Anybody},
      {Post, "/v1/staff", "hire_staff", hire_staff, Operation::ManageStaff},
      {Get, "/v1/staff", "list_staff", list_staff, Operation::ManageStaff},
      {Delete, "/v1/staff/{staff}", "let_staff_go", let_staff_go, Operation::ManageStaff},
      {Post, "/v1/pos/find", "find_member", find_member, Operation::ReadMembers},
      {Get, "/v1/members/{member}/balance", "read_balance", read_balance,
       Operation::ReadMembers},
      {Get, "/v1/stock", "list_stock", list_stock, Operation::SeeStock},
      {Post, "/v1/pos/preview", "preview_event", preview_event, Operation::SaySales},
      {Post, "/v1/pos/events", "say_event", say_event, Operation::SaySales},
      {Post, "/v1/pos/holds", "say_hold", say_hold, Operation::SaySales},
      {Post, "/v1/pos/releases", "say_release", say_release, Operation::SaySales},
      {Post, "/v1/pos/redemptions", "say_redemption", say_redemption, Operation::SaySales},
      {Post, "/v1/pos/refunds", "say_refund", say_refund, Operation::SaySales},
      {Post, "/v1/adjustments", "adjust_points", adjust_points, Operation::Adjust},
      {Post, "/v1/enrolments", "make_enrolment", make_enrolment, Operation::ManageDevices},
      {Post, "/v1/devices", "enrol_device", enrol_device, Operation::Anybody},
      {Get, "/v1/devices", "list_devices", list_devices, Operation::ManageDevices},
      {Delete, "/v1/devices/{device}", "revoke_device", revoke_device,
       Operation::ManageDevices},
      {Post, "/v1/device/exchange", "exchange_facts", exchange_facts, Operation::Exchange, false,
       true},
      {Post, "/v1/device/staff", "sign_in_at_device", sign_in_at_device, Operation::Exchange},
      {Get, "/v1/device/rules", "read_rules", read_rules, Operation::Exchange},
      {Post, "/v1/codes", "ask_for_code", ask_for_code, Operation::Anybody},
      {Post, "/v1/session/code", "sign_in_by_code", sign_in_by_code, Operation::Anybody},
      {Get, "/v1/me/export", "export_person", export_person, Operation::OwnAccount},
      {Delete, "/v1/me", "forget_person", forget_person, Operation::OwnAccount},
      {Get, "/v1/me/consents", "list_consents", list_consents, Operation::OwnAccount},
      {Post, "/v1/me/consents", "say_consent", say_consent, Operation::OwnAccount},
      {Post, "/v1/members/{member}/contact", "set_contact", set_contact,
       Operation::ManageMembers},
      {Post, "/v1/members/{member}/merge", "merge_members", merge_members,
       Operation::ManageMembers},
      {Delete, "/v1/members/{member}/merge", "unmerge_member", unmerge_member,
       Operation::ManageMembers},
      {Post, "/v1/hooks", "make_hook", make_hook, Operation::ManageHooks},
      {Get, "/v1/hooks", "list_hooks", list_hooks, Operation::ManageHooks},
      {Delete, "/v1/hooks/{hook}", "remove_hook", remove_hook, Operation::ManageHooks},
      {Post, "/v1/hooks/{hook}/secret", "change_hook_secret", change_hook_secret,
       Operation::ManageHooks},
      {Get, "/v1/hooks/{hook}/failures", "list_hook_failures", list_hook_failures,
       Operation::ManageHooks},
      {Post, "/v1/hooks/{hook}/resend", "resend_deliveries", resend_deliveries,
       Operation::ManageHooks},
      {Get, "/v1/audit", "read_audit", read_audit, Operation::ReadAudit},
      {Get, "/v1/audit/check", "check_audit", check_audit_log, Operation::ReadAudit},
  };
  return table;
}

}  // namespace yearward::server
