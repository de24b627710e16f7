// What a test may ask for, as people know it: a role and the words on it, in one language.
// A password field has no role by ARIA; it is found by its label.
import { keys, pattern, words } from "./words.mjs";

const button = (name) => ({ role: "button", name });
const link = (name) => ({ role: "link", name });

export function names(language) {
  const say = (key) => words(language, key);
  const any = (...patterns) => new RegExp(patterns.map(({ source }) => `(?:${source})`).join("|"));
  const all = (prefix) => any(...keys(language).filter((key) => key.startsWith(prefix))
    .map((key) => pattern(language, key, { whole: false }))
    // The longest first: one sentence may begin as another one does.
    .sort((a, b) => b.source.length - a.source.length));
  return {
    card_number: { role: "textbox", name: say("sign_in.card") },
    pin: { label: say("sign_in.pin") },
    sign_in: button(say("sign_in.enter")),
    home: link(say("nav.home")),
    forecast: link(say("nav.forecast")),
    activity: link(say("nav.activity")),
    card: link(say("nav.card")),
    weekly: { role: "slider", name: say("forecast.dial") },
    keep_goal: button(pattern(language, "goal.keep")),
    language: button(language === "zh-CN" ? "English" : "中文"),
    sign_out: button(say("settings.leave")),
    update: button(say("update.use")),
    // Not controls but what the screen says.
    sentence: all("sentence."),
    offline: pattern(language, "notice.offline", { whole: false }),
    as_of: pattern(language, "notice.offline", { whole: false, place: "[^\\n]*\\d[^\\n]*?" }),
    waiting: all("sync.waiting."),
  };
}

// The thing a name means on this page; the first one, where a screen has it twice.
export function find(page, { role, name, label }) {
  if (label) return page.getByLabel(label, { exact: true }).first();
  return page.getByRole(role, { name, exact: true }).first();
}
