// Compiles small things with the flags a folder is really built with, as CMake wrote them down.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { root } from "./report.mjs";

const known = {};

function commands_of(preset) {
  const file = join(root, "build", preset, "compile_commands.json");
  return (known[preset] ??= JSON.parse(readFileSync(file, "utf8")));
}

// The sources a command compiles: its file, or what that file of CMake's puts together.
function sources_of({ file }) {
  if (!/\/unity_\d+_cxx\.cxx$/.test(file)) return [file];
  return [...readFileSync(file, "utf8").matchAll(/^#include "(.+)"$/gm)].map(([, path]) => path);
}

// Returns the command line, without source and output, of some source under `folder`.
export function flags_of(folder, preset) {
  const under = join(root, folder) + "/";
  const entry = commands_of(preset).find((one) =>
    sources_of(one).some((path) => path.startsWith(under)));
  if (!entry) throw new Error(`nothing under ${folder} is built in build/${preset}`);
  const words = entry.command.split(" ").filter((word) => word !== "" && word !== "-flto");
  const compiler = words.findIndex((word) => /(\+\+|em\+\+)(-\d+)?$/.test(word));
  const flags = words.slice(compiler, words.indexOf("-o"));
  return [...flags, "-fsyntax-only"];
}

// Runs the compiler only as far as to know whether it is content. Returns {ok, said}.
export function compiles(command) {
  const [program, ...args] = command;
  return new Promise((resolve) => {
    execFile(program, args, { cwd: root, maxBuffer: 1 << 26 }, (error, out, said) =>
      resolve({ ok: !error, said: said + out }));
  });
}

// Does `work` for every item, as many at a time as there are processors; answers in order.
export async function each_of(items, work) {
  const answers = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      answers[index] = await work(items[index]);
    }
  };
  const width = Math.min(availableParallelism?.() ?? cpus().length, 8);
  await Promise.all(Array.from({ length: width }, worker));
  return answers;
}
