// The shapes of requests and answers, as JSON Schema 2020-12. Answers are closed: a field that is
// not told here fails the tests.
#include "tools/server/openapi.hpp"

namespace yearward::server {

std::string_view openapi_schemas() {
  return R"json({
"Anything": {"type": "object"},
"Problem": {"type": "object", "additionalProperties": false,
  "required": ["title", "status", "problems"], "properties": {
    "title": {"type": "string"}, "status": {"type": "integer"},
    "problems": {"type": "array", "minItems": 1,
      "items": {"$ref": "#/components/schemas/Refusal"}}}},
"Refusal": {"type": "object", "additionalProperties": false,
  "required": ["refusal", "where", "detail"], "properties": {
    "refusal": {"type": "string", "pattern": "^[a-z_]+$"},
    "where": {"type": "string"}, "detail": {"type": "string"}}},
"SignIn": {"type": "object", "required": ["card", "pin"], "properties": {
    "card": {"type": "string"}, "pin": {"type": "string"}}},
"Profile": {"type": "object", "additionalProperties": false,
  "required": ["id", "card", "name", "joined"], "properties": {
    "id": {"type": "string"}, "card": {"type": "string"}, "name": {"type": "string"},
    "joined": {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\d$"}}},
"Welcome": {"type": "object", "additionalProperties": false, "required": ["profile"],
  "properties": {"profile": {"$ref": "#/components/schemas/Profile"},
    "role": {"type": "string"}}},
"CodeWish": {"type": "object", "properties": {
    "card": {"type": "string"}, "phone": {"type": "string"}}},
"CodeRequest": {"type": "object", "additionalProperties": false,
  "required": ["request", "seconds"], "properties": {
    "request": {"type": "string"}, "seconds": {"type": "integer"}}},
"CodeAnswer": {"type": "object", "required": ["request", "code"], "properties": {
    "request": {"type": "string"}, "code": {"type": "string"}}},
"Sessions": {"type": "object", "additionalProperties": false, "required": ["sessions"],
  "properties": {"sessions": {"type": "array", "items": {"type": "object",
    "additionalProperties": false, "required": ["id", "created", "last_seen", "is_this"],
    "properties": {"id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
      "created": {"type": "integer"}, "last_seen": {"type": "integer"},
      "is_this": {"type": "boolean"}}}}}},
"Event": {"type": "object", "required": ["id", "member", "at"], "properties": {
    "id": {"type": "string", "maxLength": 64}, "member": {"type": "string"},
    "type": {"type": "string"}, "at": {"type": "string"}, "place": {"type": "string"}}},
"Events": {"type": ["object", "array"]},
"Pull": {"type": "object", "additionalProperties": false,
  "required": ["profile", "rules", "rules_document", "currency", "events", "cursor", "more",
    "as_of"], "properties": {
    "profile": {"$ref": "#/components/schemas/Profile"}, "rules": {"type": "string"},
    "rules_document": {"type": "string"}, "currency": {"type": "object"},
    "events": {"type": "array", "maxItems": 500, "items": {"type": "object",
      "required": ["place", "event"], "properties": {"place": {"type": "integer"},
        "event": {"$ref": "#/components/schemas/Event"}}}},
    "cursor": {"type": "integer"}, "more": {"type": "boolean"}, "as_of": {"type": "string"}}},
"PushAnswer": {"type": "object", "additionalProperties": false,
  "required": ["accepted", "refused"], "properties": {
    "accepted": {"type": "array", "items": {"type": "string"}},
    "refused": {"type": "array", "items": {"type": "object", "additionalProperties": false,
      "required": ["id", "problem"], "properties": {"id": {"type": "string"},
        "problem": {"$ref": "#/components/schemas/Refusal"}}}}}},
"Points": {"type": ["integer", "string"], "pattern": "^-?\\d+(\\.\\d+)?$"},
"Balances": {"type": "array", "items": {"type": "object", "additionalProperties": false,
  "required": ["unit", "available", "pending", "reserved", "deficit"], "properties": {
    "unit": {"type": "string"}, "available": {"$ref": "#/components/schemas/Points"},
    "pending": {"$ref": "#/components/schemas/Points"},
    "reserved": {"$ref": "#/components/schemas/Points"},
    "deficit": {"$ref": "#/components/schemas/Points"}}}},
"Told": {"type": "object", "additionalProperties": false,
  "required": ["event", "is_new", "counted_at", "entries", "balances"], "properties": {
    "event": {"type": "string"}, "is_new": {"type": "boolean"}, "counted_at": {"type": "string"},
    "entries": {"type": "array", "items": {"type": "object", "additionalProperties": false,
      "required": ["kind", "unit", "amount"], "properties": {
        "kind": {"enum": ["accrual", "redemption", "reversal", "lapse", "return", "hold",
          "release", "extension"]},
        "unit": {"type": "string"}, "amount": {"$ref": "#/components/schemas/Points"}}}},
    "balances": {"$ref": "#/components/schemas/Balances"},
    "stock_left": {"type": "integer"}}},
"Stock": {"type": "object", "additionalProperties": false, "required": ["rewards"],
  "properties": {"rewards": {"type": "array", "items": {"type": "object",
    "additionalProperties": false, "required": ["reward", "stock", "left"], "properties": {
      "reward": {"type": "string"}, "stock": {"type": "integer"},
      "left": {"type": "integer"}}}}}},
"CardWish": {"type": "object", "required": ["card"], "properties": {"card": {"type": "string"}}},
"MemberAnswer": {"type": "object", "additionalProperties": false,
  "required": ["member", "name", "as_of", "balances", "levels"], "properties": {
    "member": {"type": "string"}, "name": {"type": "string"}, "as_of": {"type": "string"},
    "balances": {"$ref": "#/components/schemas/Balances"},
    "levels": {"type": "array", "items": {"type": "object", "additionalProperties": false,
      "required": ["ladder", "level"], "properties": {
        "ladder": {"type": "string"}, "level": {"type": "string"}}}}}},
"Consent": {"type": "object", "required": ["purpose", "text", "granted"], "properties": {
    "purpose": {"enum": ["profiling", "marketing", "location", "partners"]},
    "text": {"type": "string"}, "granted": {"type": "boolean"}, "at": {"type": "integer"}}},
"Consents": {"type": "object", "additionalProperties": false, "required": ["consents"],
  "properties": {"consents": {"type": "array",
    "items": {"$ref": "#/components/schemas/Consent"}}}},
"Export": {"type": "object", "additionalProperties": false,
  "required": ["profile", "consents", "sessions", "events", "account", "as_of"], "properties": {
    "profile": {"type": "object"}, "consents": {"type": "array"}, "sessions": {"type": "array"},
    "events": {"type": "array"}, "account": {"type": "object"},
    "as_of": {"type": "string"}}},
"Proof": {"type": "object", "additionalProperties": false,
  "required": ["erased", "at", "place", "proof"], "properties": {
    "erased": {"type": "string"}, "at": {"type": "integer"}, "place": {"type": "integer"},
    "proof": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}},
"Contact": {"type": "object", "properties": {"phone": {"type": "string"}}},
"FirstAdmin": {"type": "object", "required": ["code", "programme", "id", "card", "name", "pin"]},
"Hiring": {"type": "object", "required": ["id", "card", "name", "pin", "role"], "properties": {
    "pin": {"type": "string", "minLength": 8}, "store": {"type": "string"},
    "role": {"enum": ["cashier", "store_manager", "programme_manager", "auditor", "admin"]}}},
"Hired": {"type": "object", "additionalProperties": false, "required": ["id", "role", "store"],
  "properties": {"id": {"type": "string"}, "role": {"type": "string"},
    "store": {"type": "string"}}},
"Staff": {"type": "object", "additionalProperties": false, "required": ["staff"],
  "properties": {"staff": {"type": "array", "items": {"type": "object",
    "additionalProperties": false, "required": ["id", "name", "role", "store", "number"],
    "properties": {
      "id": {"type": "string"}, "name": {"type": "string"}, "role": {"type": "string"},
      "store": {"type": "string"}, "number": {"type": "integer"}}}}}},
"EnrolmentWish": {"type": "object", "required": ["name"], "properties": {
    "name": {"type": "string"}, "store": {"type": "string"}}},
"Enrolment": {"type": "object", "additionalProperties": false, "required": ["code", "seconds"],
  "properties": {"code": {"type": "string", "pattern": "^[B-DF-HJ-NP-TV-XZ]{8}$"},
    "seconds": {"type": "integer"}}},
"Enrolling": {"type": "object", "required": ["code", "algorithm", "public_key", "proof"],
  "properties": {"algorithm": {"enum": ["ed25519", "p256"]}}},
"ReceiptWish": {"type": "object", "required": ["receipt"],
  "properties": {"receipt": {"type": "string", "maxLength": 2048}}},
"ReceiptAnswer": {"type": "object", "additionalProperties": false,
  "required": ["event", "is_new", "device", "verdict", "delta"], "properties": {
    "event": {"type": "string"}, "is_new": {"type": "boolean"},
    "device": {"type": "integer", "minimum": 1}, "delta": {"type": "integer"},
    "verdict": {"enum": ["accepted", "adjusted", "refused", "over_escrow", "held", "nobody",
      "repeated"]},
    "reason": {"type": "string", "pattern": "^[a-z_]+$"}}},
"Enrolled": {"type": "object", "additionalProperties": false,
  "required": ["device", "programme", "store", "number", "epoch", "mark_key", "rules_key"],
  "properties": {
    "rules_key": {"type": "string", "pattern": "^([A-Za-z0-9_-]{43})?$"},
    "mark_key": {"type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"},
    "device": {"type": "string"}, "programme": {"type": "string"}, "store": {"type": "string"},
    "number": {"type": "integer", "minimum": 1}, "epoch": {"type": "integer", "minimum": 1}}},
"AtDevice": {"type": "object", "additionalProperties": false,
  "required": ["id", "name", "role", "number"], "properties": {
    "id": {"type": "string"}, "name": {"type": "string"},
    "role": {"enum": ["cashier", "store_manager"]},
    "number": {"type": "integer", "minimum": 1, "maximum": 65535}}},
"Devices": {"type": "object", "additionalProperties": false, "required": ["devices"],
  "properties": {"devices": {"type": "array", "items": {"type": "object",
    "additionalProperties": false, "required": ["id", "store", "name", "number", "requests"],
    "properties": {"id": {"type": "string"}, "store": {"type": "string"},
      "number": {"type": "integer"},
      "name": {"type": "string"}, "requests": {"type": "integer"}}}}}},
"Merging": {"type": "object", "required": ["into"], "properties": {"into": {"type": "string"}}},
"Waiting": {"type": "object", "additionalProperties": false, "required": ["approval", "until"],
  "properties": {"approval": {"type": "string"}, "until": {"type": "integer"}}},
"Approvals": {"type": "object", "additionalProperties": false, "required": ["approvals"],
  "properties": {"approvals": {"type": "array", "maxItems": 500, "items": {"type": "object",
    "additionalProperties": false, "required": ["id", "kind", "by", "store", "member", "points",
      "until", "is_own"], "properties": {
      "id": {"type": "string"}, "kind": {"enum": ["adjust", "merge"]},
      "by": {"type": "string"}, "store": {"type": "string"}, "member": {"type": "string"},
      "points": {"type": "integer"}, "until": {"type": "integer"},
      "is_own": {"type": "boolean"}}}}}},
"Nothing": {"type": "object", "additionalProperties": false},
"NoticeKinds": {"type": "array", "minItems": 1, "items": {"enum": ["points.posted",
    "level.changed", "points.lapsing", "reward.redeemed"]}},
"HookWish": {"type": "object", "required": ["address", "kinds"], "properties": {
    "address": {"type": "string", "maxLength": 500},
    "kinds": {"$ref": "#/components/schemas/NoticeKinds"}}},
"HookMade": {"type": "object", "additionalProperties": false, "required": ["id", "secret"],
  "properties": {"id": {"type": "string"},
    "secret": {"type": "string", "pattern": "^whsec_[A-Za-z0-9+/=]{44}$"}}},
"Hooks": {"type": "object", "additionalProperties": false, "required": ["hooks"],
  "properties": {"hooks": {"type": "array", "maxItems": 8, "items": {"type": "object",
    "additionalProperties": false, "required": ["id", "address", "kinds", "created", "waiting",
      "secrets"], "properties": {
      "id": {"type": "string"}, "address": {"type": "string"},
      "kinds": {"$ref": "#/components/schemas/NoticeKinds"}, "created": {"type": "integer"},
      "waiting": {"type": "integer"}, "secrets": {"type": "integer", "minimum": 1}}}}}},
"HookSecret": {"type": "object", "additionalProperties": false,
  "required": ["secret", "old_until"], "properties": {
    "secret": {"type": "string", "pattern": "^whsec_[A-Za-z0-9+/=]{44}$"},
    "old_until": {"type": "integer"}}},
"HookFailures": {"type": "object", "additionalProperties": false, "required": ["deliveries"],
  "properties": {"deliveries": {"type": "array", "maxItems": 500, "items": {"type": "object",
    "additionalProperties": false, "required": ["id", "kind", "first", "attempts", "last"],
    "properties": {"id": {"type": "string"}, "kind": {"type": "string"},
      "first": {"type": "integer"}, "attempts": {"type": "integer"},
      "last": {"type": "string"}}}}}},
"Resending": {"type": "object", "properties": {"delivery": {"type": "string"}}},
"Resent": {"type": "object", "additionalProperties": false, "required": ["resent"],
  "properties": {"resent": {"type": "integer"}}},
"Rules": {"type": ["object", "array"]},
"AuditLines": {"type": "object", "additionalProperties": false, "required": ["lines"],
  "properties": {"lines": {"type": "array", "maxItems": 500, "items": {"type": "object",
    "additionalProperties": false, "required": ["place", "hash", "document"], "properties": {
      "place": {"type": "integer"}, "hash": {"type": "string"},
      "document": {"type": "string"}}}}}},
"AuditCheck": {"type": "object", "additionalProperties": false,
  "required": ["lines", "head", "is_whole"], "properties": {
    "lines": {"type": "integer"}, "head": {"type": "string"}, "is_whole": {"type": "boolean"},
    "broken_at": {"type": "integer"}}}
})json";
}

}  // namespace yearward::server
