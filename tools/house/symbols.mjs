// What the core asks of the world, read from its archive: memory, strings, containers, and nothing
// else. No clock, file, locale or chance, and no data that can change between two calls.
// The list may shrink; each entry that is added needs its reason here.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { finish, judge, root } from "./report.mjs";

const allowed = [
  [/^operator (new|delete)(\[\])?\(/, "values own memory"],
  [/^(memcpy|memmove|memset|memcmp|memchr|strlen|bcmp)$/, "the compiler copies and compares"],
  [/^std::__cxx11::(basic_string|to_string)/, "text"],
  [/^std::_Rb_tree_/, "std::map and std::set, which keep their order"],
  [/^std::__throw_(length_error|bad_alloc|logic_error|out_of_range\w*|bad_array_new_length)\(/,
    "what the library does when a promise is broken; without exceptions it ends the run"],
  [/^std::__throw_(bad_optional_access|bad_variant_access|bad_function_call)\(/, "the same"],
  [/^std::__detail::_List_node_base::/, "std::list"],
  [/^std::__glibcxx_assert_fail\(/, "the library's own promises"],
  [/^__u?(div|mod|divmod|mul)ti[34]$/, "exact products and quotients of two 64-bit counts"],
  [/^abort$/, "PROMISE and the library's promises end here"],
  [/^__stack_chk_fail$|^_GLOBAL_OFFSET_TABLE_$|^__dso_handle$/, "written by the compiler"],
  [/^std::nothrow$|^std::get_temporary_buffer/, "std::stable_sort's buffer"],
  [/^operator (new|delete).*nothrow/, "std::stable_sort's buffer"],
];

const archive = join(root, "build/native/core/libyearward_core.a");
if (!existsSync(archive)) {
  judge([`${archive} is not built`]);
  finish();
  process.exit();
}
const table = execFileSync("nm", ["--format=sysv", "--demangle", archive],
  { encoding: "utf8", maxBuffer: 1 << 28 });
const rows = table.split("\n").map((line) => line.split("|").map((cell) => cell.trim()))
  .filter((cells) => cells.length === 7 && cells[0] !== "Name")
  .map(([name, , kind, , , , section]) => ({ name, kind, section }));

const defined = new Set(rows.filter(({ kind }) => kind !== "U").map(({ name }) => name));
const asked = new Set(rows.filter(({ kind }) => kind === "U").map(({ name }) => name));
for (const name of [...asked].filter((symbol) => !defined.has(symbol)).sort())
  judge(allowed.some(([pattern]) => pattern.test(name))
    ? [] : [`core asks for ${name}, which is not on the list in tools/house/symbols.mjs`]);

// Constants in .data.rel.ro are written once by the loader; the rest of .data and .bss can change.
const changing = rows.filter(({ section }) => /^\.(t?data|t?bss)/.test(section) &&
  !section.startsWith(".data.rel.ro"));
judge(changing.map(({ name, section }) => `core keeps changing data: ${name} in ${section}`));
finish();
