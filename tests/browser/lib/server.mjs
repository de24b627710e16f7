// Starts the real server on a fresh database of sample members, and talks to it as a device would.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command_line, free_port, portal_folder, root, server_program, until } from "./house.mjs";

export const today = new Date().toISOString().slice(0, 10);

const work = mkdtempSync(join(tmpdir(), "yearward-browser-"));
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(work, { recursive: true, force: true });
});

// A folder that is gone when the run ends.
export const scratch = (name) => mkdtempSync(join(work, `${name}-`));

let template;
// Fills one database with the samples, once a run; every server gets a copy of its own.
function sample_database() {
  if (!template) {
    for (const program of [command_line, server_program]) {
      if (!existsSync(program)) throw new Error(`not built: ${program}; see tools/run --help`);
    }
    template = join(work, "sample.db");
    execFileSync(command_line, ["--db", template, "sample", "--today", today], {
      cwd: root, stdio: ["ignore", "ignore", "inherit"],
    });
  }
  return template;
}

class Server {
  constructor(port, database, portal) {
    Object.assign(this, { port, database, portal, log: "" });
    // The name, not the number: a browser takes cookies marked Secure from localhost.
    this.origin = `http://localhost:${port}`;
  }

  async start() {
    this.child = spawn(server_program,
      ["--db", this.database, "--portal", this.portal, "--port", String(this.port)],
      { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const { child } = this;
    running.add(child);
    child.once("exit", () => running.delete(child));
    for (const pipe of [child.stdout, child.stderr]) {
      pipe.on("data", (text) => { this.log = (this.log + text).slice(-20_000); });
    }
    await until("the server's /healthz", async () => {
      if (child.exitCode !== null) throw new Error(`the server ended at once:\n${this.log}`);
      return fetch(`${this.origin}/healthz`).then((answer) => answer.ok, () => false);
    });
    return this;
  }

  // As when the power goes: no good-bye, no flush.
  async kill() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGKILL");
    await gone;
  }
}

// Returns a running server of its own database on a free port.
export async function serve({ portal = portal_folder } = {}) {
  const database = join(scratch("server"), "yearward.db");
  copyFileSync(sample_database(), database);
  return new Server(await free_port(), database, portal).start();
}

// A second device: signs in by the wire and pulls everything the server has of this member.
export async function pull_as(server, member) {
  const answer = await fetch(`${server.origin}/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.origin },
    body: JSON.stringify({ card: member.card, pin: member.pin }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  const events = [];
  let after = 0, page;
  do {
    const reply = await fetch(`${server.origin}/v1/sync?after=${after}&rules=`,
      { headers: { cookie } });
    if (!reply.ok) throw new Error(`pull answered ${reply.status}: ${await reply.text()}`);
    page = await reply.json();
    events.push(...page.events);
    after = page.cursor;
  } while (page.more);
  return { ...page, events };
}

// The sample members, as the assets name them.
export function members() {
  const folder = join(root, "assets", "samples");
  return readdirSync(folder).filter((name) => name.endsWith(".json")).sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")).members ?? [])
    .filter((member) => member.role === "member");
}
