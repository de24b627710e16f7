// What the table of routes calls, by the file it stands in. Each answers its exchange once.
#pragma once

#include "tools/server/service.hpp"

namespace yearward::server {

void answer_health(Desk& desk, Exchange exchange);
void answer_ready(Desk& desk, Exchange exchange);
void answer_metrics(Desk& desk, Exchange exchange);
void answer_openapi(Desk& desk, Exchange exchange);
void sign_in(Desk& desk, Exchange exchange);
void sign_in_at_device(Desk& desk, Exchange exchange);
void sign_out(Desk& desk, Exchange exchange);
void list_sessions(Desk& desk, Exchange exchange);
void end_session(Desk& desk, Exchange exchange);
void pull(Desk& desk, Exchange exchange);
void push(Desk& desk, Exchange exchange);
void make_first_admin(Desk& desk, Exchange exchange);
void hire_staff(Desk& desk, Exchange exchange);
void list_staff(Desk& desk, Exchange exchange);
void let_staff_go(Desk& desk, Exchange exchange);
void find_member(Desk& desk, Exchange exchange);
void read_balance(Desk& desk, Exchange exchange);
void list_stock(Desk& desk, Exchange exchange);
void preview_event(Desk& desk, Exchange exchange);
void say_event(Desk& desk, Exchange exchange);
void say_hold(Desk& desk, Exchange exchange);
void say_release(Desk& desk, Exchange exchange);
void say_redemption(Desk& desk, Exchange exchange);
void say_refund(Desk& desk, Exchange exchange);
void adjust_points(Desk& desk, Exchange exchange);
void make_enrolment(Desk& desk, Exchange exchange);
void enrol_device(Desk& desk, Exchange exchange);
void list_devices(Desk& desk, Exchange exchange);
void revoke_device(Desk& desk, Exchange exchange);
void exchange_facts(Desk& desk, Exchange exchange);
void take_receipt(Desk& desk, Exchange exchange);
void read_rules(Desk& desk, Exchange exchange);
void ask_for_code(Desk& desk, Exchange exchange);
void sign_in_by_code(Desk& desk, Exchange exchange);
void export_person(Desk& desk, Exchange exchange);
void forget_person(Desk& desk, Exchange exchange);
void list_consents(Desk& desk, Exchange exchange);
void say_consent(Desk& desk, Exchange exchange);
void merge_members(Desk& desk, Exchange exchange);
void unmerge_member(Desk& desk, Exchange exchange);
void set_contact(Desk& desk, Exchange exchange);
void make_hook(Desk& desk, Exchange exchange);
void list_hooks(Desk& desk, Exchange exchange);
void remove_hook(Desk& desk, Exchange exchange);
void change_hook_secret(Desk& desk, Exchange exchange);
void list_hook_failures(Desk& desk, Exchange exchange);
void resend_deliveries(Desk& desk, Exchange exchange);
void list_approvals(Desk& desk, Exchange exchange);
void approve(Desk& desk, Exchange exchange);
void decline_approval(Desk& desk, Exchange exchange);
void read_audit(Desk& desk, Exchange exchange);
void check_audit_log(Desk& desk, Exchange exchange);

}  // namespace yearward::server
