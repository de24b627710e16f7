// What many would write instead of our server: Express and better-sqlite3, one transaction a
// request, as durable as ours. It keeps a sum instead of a ledger and judges nothing, which is less
// than ours does. Usage: node server.mjs DATABASE; prints its port.
import Database from "better-sqlite3";
import express from "express";
import { createHash, randomBytes } from "node:crypto";

const db = new Database(process.argv[2]);
db.exec(`
  pragma journal_mode=wal; pragma synchronous=full; pragma wal_autocheckpoint=10000;
  create table if not exists session (token_hash text primary key, member text) without rowid;
  create table if not exists stream (member text primary key, head integer, points integer)
    without rowid;
  create table if not exists event (member text, place integer, id text, document text,
    primary key (member, place)) without rowid;
  create unique index if not exists event_id on event (id);`);
const digest = (text) => createHash("blake2b512").update(text).digest("hex");
const session = db.prepare("select member from session where token_hash=?");
const open = db.prepare("insert into session values (?, ?)");
const known = db.prepare("select member, document from event where id=?");
const next = db.prepare(`insert into stream values (?, 1, ?) on conflict (member)
  do update set head = head + 1, points = points + excluded.points returning head`);
const add = db.prepare("insert into event values (?, ?, ?, ?)");

const take = db.transaction((events) => {
  const accepted = [], refused = [];
  for (const event of events) {
    const document = JSON.stringify(event);
    const before = known.get(event.id);
    if (before && before.document !== document) {
      refused.push({ id: event.id, refusal: "event_is_known_with_other_content" });
      continue;
    }
    if (!before) {
      const { head } = next.get(event.member, Math.floor(Number(event.amount)));
      add.run(event.member, head, event.id, document);
    }
    accepted.push(event.id);
  }
  return { accepted, refused };
});

const app = express();
app.use(express.json({ limit: "256kb" }));
app.post("/v1/session", (request, response) => {
  const token = randomBytes(32).toString("hex");
  open.run(digest(token), String(request.body.card));
  response.set("Set-Cookie", `__Host-sid=${token}; Path=/`).json({});
});
app.post("/v1/events", (request, response) => {
  const token = /__Host-sid=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
  if (!session.get(digest(token))) return response.status(401).end();
  response.json(take(request.body.events));
});
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
