// The banned words, each with what to write instead and why. Every rule carries a line it must
// catch and a line it must let pass, so that a rule that has gone blind is itself a failure.

const core = /^core\//;
const closed_core = /^core\/(?!codec\/)/;
const page = /^(core|web)\//;
const cpp = /\.(cpp|hpp)$/;

// Words in C++ code, comments and strings blanked out. `where` and `but` are matched on the path.
export const words = [
  {
    word: /\b(float|double)\b/, where: closed_core, instead: "Points, Money or Ratio",
    why: "two machines round fractions differently; a balance may not",
    bad: "double rate = 0.5;", good: "Ratio rate;",
  },
  {
    word: /\bstd::chrono\b|<chrono>|<ctime>|<time\.h>/, where: /^(core|web\/(app|present|view))\//,
    instead: "Day, or `today` as an argument", why: "what reads the clock cannot be replayed",
    bad: "auto now = std::chrono::system_clock::now();", good: "Day today",
  },
  {
    word: /(?<![\w.>:])(std::)?(time|clock|gettimeofday|localtime|gmtime|mktime)\s*\(/,
    where: /^(core|web\/(app|present|view))\//, instead: "`today` as an argument",
    why: "what reads the clock cannot be replayed",
    bad: "auto t = time(nullptr);", good: "Day lapse_time(const Rule& rule);",
  },
  {
    word: /\b(s?rand|random_device|mt19937(_64)?|uniform_int_distribution)\b|<random>/,
    where: /^(core|web)\//, instead: "the seed as an argument, and own arithmetic",
    why: "chance decides nothing here, and library distributions differ by platform",
    bad: "int lucky = rand();", good: "std::uint64_t seed",
  },
  {
    word: /\bstd::locale\b|\bsetlocale\b|<c?locale(\.h)?>|\b(is|to)(alpha|digit|upper|lower)\s*\(/,
    where: /^(core|web)\//, instead: "digits and letters by hand, words from assets/words",
    why: "a locale changes the answer from outside",
    bad: "if (isdigit(c)) {", good: "if (is_ascii_digit(c)) {",
  },
  {
    word: /<(iostream|fstream|sstream|iomanip|ostream|istream|cstdio|stdio\.h|filesystem)>/,
    where: /^(core|web)\//, instead: "return a value; the shell shows or stores it",
    why: "core and page do no input or output, and streams add 100 kB to the download",
    bad: "#include <iostream>", good: "#include <string>",
  },
  {
    word: /<(thread|mutex|atomic|future|condition_variable|shared_mutex)>|\bthread_local\b/,
    where: core, instead: "nothing: one thread calls core", why: "order must not depend on luck",
    bad: "#include <mutex>", good: "#include <map>",
  },
  {
    word: /\bunordered_(multi)?(map|set)\b/, where: page, instead: "std::map, or a sorted vector",
    why: "a hash container's order differs between library versions",
    bad: "std::unordered_map<int, int> m;", good: "std::map<int, int> m;",
  },
  {
    word: /\bstd::sort\s*\(/, where: page, instead: "std::stable_sort",
    why: "what becomes of equals differs between library versions",
    bad: "std::sort(a.begin(), a.end());", good: "std::stable_sort(a.begin(), a.end());",
  },
  {
    word: /\b(throw|catch|try)\b/, where: page, instead: "Result<T> for others, PROMISE for us",
    why: "em++ never runs a catch",
    bad: "throw Refused{};", good: "return Refusal::UnknownMember;",
  },
  {
    word: /\b(long|time_t|wchar_t|ptrdiff_t)\b/, where: closed_core,
    but: /quantity\/literals\.hpp$/,  // the language fixes the type that literals are read in
    instead: "std::int32_t or std::int64_t",
    why: "its size differs between this machine and WASM",
    bad: "long count = 0;", good: "std::int64_t count = 0;",
  },
  {
    word: /\b(dynamic_cast|typeid)\b/, where: page, instead: "std::variant and std::visit",
    why: "the page is built without RTTI", bad: "dynamic_cast<Node&>(x)", good: "std::visit(f, x)",
  },
  {
    word: /emscripten|\bEM_(JS|ASM|ASYNC_JS)\b/i, where: /^(core|web|tools|tests)\//,
    but: /^web\/adapter\//, instead: "an effect, performed by web/adapter",
    why: "everything else must also build and be tested on this machine",
    bad: "#ifdef __EMSCRIPTEN__", good: "effects.push_back(Fetch{});",
  },
  {
    word: /\bimgui|\bImGui|\bImVec/, where: /^(core|web|tools)\//, but: /^web\/(view|adapter)\//,
    instead: "a node of the present tree", why: "the same tree is painted, mirrored and spoken",
    bad: "ImGui::Text(label);", good: "tree.text(label);",
  },
  {
    word: /<(expected|format|ranges|source_location|bit|print)>|\bstd::(ranges|format|bit_cast)\b/,
    where: page, instead: "what C++20 had in libc++ 13", why: "em++ 3.1.6 does not have it",
    bad: "#include <format>", good: "#include <compare>",
  },
];

// Members of public value structs: a width that WASM and this machine disagree on.
export const narrow_members = {
  member: /^\s*(std::)?(size_t|u?intptr_t)\s+\w+\s*(=[^;]*|\{[^;]*\})?;/,
  where: closed_core, instead: "std::int32_t or std::int64_t",
  why: "size_t has 4 bytes in WASM and 8 here; a value must not change by travelling",
};

// Marks in any text of ours, comments included. Written so that they do not find themselves.
export const marks = [
  {
    mark: /\b(TO[D]O|FIX[M]E|XX[X])\b/, instead: "finish it, or open an issue",
    why: "a mark in the code is a promise to nobody",
    bad: "// TO" + "DO: later", good: "// later",
  },
  {
    mark: /"resolved":\s*"https?:/, instead: "omit-lockfile-registry-resolved=true in .npmrc",
    why: "a lock must not tie us to one machine's registry",
    bad: '"resolved": "http' + '://somewhere/x.tgz"', good: '"integrity": "sha512-…"',
  },
];

export const limits = { columns: 100, lines: 400 };
export const is_cpp = (path) => cpp.test(path);
