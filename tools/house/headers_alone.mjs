// Each header compiles alone, so that whoever includes it needs to know no other one first.
import { compiles, each_of, flags_of } from "./compile.mjs";
import { files_under, finish, judge } from "./report.mjs";

const headers = ["core", "web", "tools"].flatMap((folder) =>
  files_under(folder, (path) => path.endsWith(".hpp")));

// The adapter is built for the page only; a folder without a source borrows core's flags.
function flags_for(header) {
  const folder = header.split("/").slice(0, 2).join("/");
  if (folder === "web/adapter") return flags_of(folder, "wasm");
  try {
    return flags_of(folder, "native");
  } catch {
    return flags_of("core", "native");
  }
}

const answers = await each_of(headers, (header) =>
  compiles([...flags_for(header), "-x", "c++", "-include", header, "/dev/null"]));
answers.forEach(({ ok, said }, index) =>
  judge(ok ? [] : [`${headers[index]} does not compile alone:\n${said.slice(0, 1200)}`]));
finish();
