// A folder of what waits; the audit log says who asked and who approved.
#include "tools/server/approvals.hpp"

#include <nlohmann/json.hpp>

#include "tools/server/secrets.hpp"

namespace yearward::server {
namespace {

FileKey approval_key(const ProgrammeId& programme, const std::string& id) {
  return {programme, "approval", id};
}

Result<Approval> approval_from(const Filed& filed) {
  const auto read = nlohmann::json::parse(filed.document, nullptr, false);
  if (!read.is_object()) return Refusal::StoreIsUnavailable;
  Approval approval;
  approval.programme = filed.key.programme;
  approval.id = filed.key.id;
  const bool is_merge = read.value("kind", "") == "merge";
  approval.kind = is_merge ? Approval::Kind::Merge : Approval::Kind::Adjust;
  approval.by = MemberId(read.value("by", ""));
  approval.store = read.value("store", "");
  approval.member = read.value("member", "");
  approval.document = read.value("document", "");
  approval.points = read.value("points", std::int64_t{0});
  approval.until = filed.until;
  return approval;
}

}  // namespace

std::string_view name_of(Approval::Kind kind) {
  return kind == Approval::Kind::Merge ? "merge" : "adjust";
}

std::string approval_id(Approval::Kind kind, std::string_view what) {
  return "approval-" +
         digest_of(std::string(name_of(kind)) + '\n' + std::string(what)).substr(0, 24);
}

Outcome put_approval(Transaction& transaction, const Approval& approval) {
  const nlohmann::json document = {
      {"kind", name_of(approval.kind)}, {"by", approval.by.text},
      {"store", approval.store},        {"member", approval.member},
      {"document", approval.document},  {"points", approval.points}};
  return transaction.file({approval_key(approval.programme, approval.id), document.dump(),
                           approval.until, 0});
}

Result<std::optional<Approval>> approval_of(Reading& reading, const ProgrammeId& programme,
                                    const std::string& id, std::int64_t now) {
  TRY(const auto filed, reading.filed(approval_key(programme, id)));
  if (!filed || filed->until < now) return std::optional<Approval>{};
  TRY(Approval approval, approval_from(*filed));
  return std::optional<Approval>{std::move(approval)};
}

Result<std::vector<Approval>> approvals_of(Reading& reading, const ProgrammeId& programme,
                                    std::int64_t now) {
  TRY(const auto files, reading.files_after(approval_key(programme, {}), kMostApprovals));
  std::vector<Approval> approvals;
  for (const Filed& filed : files) {
    if (filed.until < now) continue;
    TRY(Approval approval, approval_from(filed));
    approvals.push_back(std::move(approval));
  }
  return approvals;
}

Result<bool> take_approval(Transaction& transaction, const Approval& approval) {
  TRY(const auto taken, transaction.take(approval_key(approval.programme, approval.id)));
  return taken.has_value();
}

Outcome may_approve(const Caller& caller, const Approval& approval) {
  if (!reaches(caller, Operation::Approve, approval.store)) return Refusal::PlaceIsUnknown;
  if (caller.key.member == approval.by) return Refusal::SecondPersonIsNeeded;
  const bool is_merge = approval.kind == Approval::Kind::Merge;
  const std::int64_t most =
      is_merge ? merge_limit(caller.role).together : adjust_limit(caller.role).together;
  return approval.points <= most ? Outcome(Done{}) : Outcome(Refusal::LimitIsReached);
}

}  // namespace yearward::server
