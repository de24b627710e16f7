// Where things of the repository are, and small helpers of processes and waiting.
import { once } from "node:events";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
// Another build may be tested by naming its folders.
const native = process.env.YEARWARD_NATIVE ?? join(root, "build", "native");
export const portal_folder = process.env.YEARWARD_PORTAL ?? join(root, "build", "portal");
export const command_line = join(native, "yearward");
export const server_program = join(native, "yearward-server");

// A port nobody listens on now; the server takes it a moment later.
export async function free_port() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

// Asks until the answer is truthy. For things that send no event (another process, a store).
export async function until(what, ask, { limit = 15_000, pause = 50 } = {}) {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${limit / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
