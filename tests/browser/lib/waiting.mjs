// A device with a session and a goal that waits, and what befalls it between two openings.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { persistent_device } from "./browser.mjs";
import { bare, keep } from "./store.mjs";

export const session = [
  ["meta", "session", "{\"name\":\"王女士\"}"], ["meta", "rules", "[\"rules\"]"],
  ["meta", "settings", "{\"language\":\"en\"}"],
  ["events", "000000000001", "{\"amount\":\"123.45\"}"], ["events", "000000000002", "{}"],
];
export const goal = ["outbox", "M1001-goal", "{\"amount\":\"500.00\"}"];
export const table_of = (writes) =>
  Object.fromEntries(writes.map(([drawer, key, text]) => [`${drawer}/${key}`, text]));
export const whole = table_of([...session, goal]);

// A device with a session and a goal that waits, in a profile that outlives its browser.
export async function waiting_device() {
  const context = await persistent_device();
  const page = await bare(context);
  await keep(page, session);
  await keep(page, [goal]);
  return { context, page };
}

export async function opened_again({ context }, between = () => {}) {
  await context.close();
  between(context.profile);
  const next = await persistent_device({ profile: context.profile });
  return { context: next, page: await bare(next) };
}

export const files_under = (folder) => readdirSync(folder, { recursive: true })
  .map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
