// Every route there is, and the operation each is: what is not here is not served, and what names
// no operation is closed.
#include "tools/server/service.hpp"

namespace yearward::server {

const std::vector<Route>& routes() {
  using enum Method;
  static const std::vector<Route> table = {
      {Get, "/healthz", "health", answer_health, Operation::Anybody},
      {Get, "/readyz", "ready", answer_ready, Operation::Anybody, true},
      {Get, "/metrics", "metrics", answer_metrics, Operation::Anybody, true},
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
      {Get, "/v1/audit", "read_audit", read_audit, Operation::ReadAudit},
      {Get, "/v1/audit/check", "check_audit", check_audit_log, Operation::ReadAudit},
  };
  return table;
}

}  // namespace yearward::server
