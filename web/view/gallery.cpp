// The gallery: every look in every state. Its words are samples; it refuses to know members.
#include "web/view/gallery.hpp"

#include <utility>

namespace yearward::view {
namespace {

using app::Language;
using present::Chart;
using present::Icon;
using present::Look;
using present::Node;
using present::Role;
using present::Tone;

class Gallery {
 public:
  explicit Gallery(Language language) : chinese_(language == Language::Chinese) {}

  Node page() {
    Node page = of("gallery", Role::Region, Look::Page, say("会员中心", "Member portal"));
    Node main = of("main", Role::Main, Look::Column, page.name);
    main.children = {top(),  words(),    buttons(), fields(), ladder(),
                     year(), activity(), notices(), codes()};
    page.children = {header(), std::move(main), navigation()};
    return page;
  }

 private:
  const char* say(const char* chinese, const char* english) const {
    return chinese_ ? chinese : english;
  }

  static Node of(const char* key, Role role, Look look, std::string name = {},
                 std::string value = {}, std::string description = {}) {
    Node node;
    node.key = key;
    node.role = role;
    node.look = look;
    node.name = std::move(name);
    node.value = std::move(value);
    node.description = std::move(description);
    return node;
  }

  static Node button(const char* key, Look look, std::string name, Icon icon = Icon::None) {
    Node node = of(key, Role::Button, look, std::move(name));
    node.icon = icon;
    node.on_use = app::SyncPressed{};
    return node;
  }

  static Node toned(Node node, Tone tone, Icon icon = Icon::None) {
    node.tone = tone;
    if (icon != Icon::None) node.icon = icon;
    return node;
  }

  Node header() {
    Node node = of("header", Role::Region, Look::Header, say("页眉", "Header"));
    node.children = {of("brand", Role::Text, Look::Strong, "Yearward"),
                     button("language", Look::Quiet, chinese_ ? "English" : "中文", Icon::Language),
                     button("theme", Look::Quiet, say("深色", "Dark"), Icon::Theme)};
    return node;
  }

  Node top() {
    Node node = of("top", Role::Region, Look::Column, say("概览", "Overview"));
    Node split = of("split", Role::Region, Look::Split, say("余额与预测", "Balance and forecast"));
    split.children = {hero(), promise()};
    node.children = {
        of("hello", Role::Heading1, Look::Title, say("下午好，王女士", "Good afternoon, Ms Wang")),
        std::move(split)};
    return node;
  }

  Node hero() {
    Node node = of("hero", Role::Region, Look::Hero, say("积分余额", "Points balance"));
    Node ring = of("ring", Role::Progress, Look::Ring, say("升级进度", "Progress to Gold"), "80%");
    ring.range = {0, 9000, 7240, 1};
    Node next = of("next", Role::Progress, Look::Bar, say("金卡会员", "Gold"), "7,240 / 9,000",
                   say("再得 1,760 分升级金卡", "1,760 points to Gold"));
    next.range = {0, 9000, 7240, 1};
    Node actions = of("actions", Role::Region, Look::Inline, say("可做的事", "Actions"));
    actions.children = {
        button("show", Look::Secondary, say("出示会员码", "Show card"), Icon::Card)};
    node.children = {of("figure", Role::Text, Look::Figure, say("可用积分", "Points to spend"),
                        "12,480", say("约值 96 元", "worth about $96")),
                     std::move(ring), std::move(next), std::move(actions)};
    return node;
  }

  Node promise() {
    Node node = of("promise", Role::Region, Look::Panel, say("这一年", "The year ahead"));
    Node why = button("why", Look::Quiet, say("怎么算的", "How this is worked out"), Icon::More);
    why.expanded = false;
    node.children = {
        of("kicker", Role::Heading2, Look::Subhead, say("照这样下去", "At this pace")),
        of("lead", Role::Status, Look::Lead,
           say("照这样每周消费 500 元，到 12 月 31 日你将有 26,000 分，可换价值 200 元的礼品。",
               "Spending $50 a week, you will have 26,000 points by 31 December: a $200 gift.")),
        of("muted", Role::Text, Look::Muted,
           say("每周再多 300 元，就能换到 500 元的礼品。",
               "With $30 more a week it is a $500 gift.")),
        std::move(why)};
    return node;
  }

  Node words() {
    Node node = of("words", Role::Region, Look::Panel, say("文字", "Words"));
    Node lapsing = toned(of("lapse", Role::Text, Look::Strong,
                            say("500 分将于 12 月 31 日到期", "500 points lapse on 31 December")),
                         Tone::Warning, Icon::Warning);
    node.children = {
        of("section", Role::Heading2, Look::Section, say("文字", "Words")),
        of("subhead", Role::Heading3, Look::Subhead, say("小标题", "A subhead")),
        of("body", Role::Text, Look::Body,
           say("正文。标点不会出现在行首，数字与单位“26,000 分”不会分开，「引号」也跟着文字走。",
               "Body text breaks at spaces, and an Incomprehensibilities-long word still fits.")),
        of("muted", Role::Text, Look::Muted, say("次要说明", "A quieter line")),
        of("strong", Role::Text, Look::Strong, say("强调", "Strong")),
        std::move(lapsing),
        of("small", Role::Text, Look::Small,
           say("截至 2026 年 1 月 1 日 09:30", "As of 1 January 2026, 09:30")),
        of("pair", Role::Text, Look::Pair, say("基础积分", "Base points"), "+500",
           say("每 1 元 1 分", "1 point a dollar")),
        toned(of("pair-tone", Role::Text, Look::Pair, say("会员日加倍", "Member day"), "+500"),
              Tone::Good)};
    return node;
  }

  Node buttons() {
    Node node = of("buttons", Role::Region, Look::Column, say("按钮", "Buttons"));
    Node busy = button("busy", Look::Primary, say("正在登录…", "Signing in…"));
    busy.busy = true;
    Node disabled = button("disabled", Look::Secondary, say("暂不可用", "Not available"));
    disabled.disabled = true;
    Node chips = of("chips", Role::Region, Look::Inline, say("标签", "Chips"));
    Node chosen = button("chosen", Look::Chip, say("全部", "All"));
    chosen.current = true;
    chips.children = {std::move(chosen), button("earned", Look::Chip, say("获得", "Earned")),
                      button("spent", Look::Chip, say("使用", "Spent")),
                      toned(of("state", Role::Text, Look::Chip, say("已同步", "In step")),
                            Tone::Good, Icon::Check),
                      toned(of("away", Role::Text, Look::Chip, say("离线", "Offline")),
                            Tone::Warning, Icon::Offline)};
    node.children = {
        of("section", Role::Heading2, Look::Section, say("按钮", "Buttons")),
        button("primary", Look::Primary, say("设为我的每周目标", "Make this my weekly goal")),
        button("secondary", Look::Secondary, say("复制卡号", "Copy number"), Icon::Copy),
        std::move(busy),
        std::move(disabled),
        button("quiet", Look::Quiet, say("退出登录", "Sign out"), Icon::Leave),
        std::move(chips)};
    return node;
  }

  Node fields() {
    Node form = of("form", Role::Form, Look::Column, say("登录", "Sign in"));
    Node number = of("number", Role::TextField, Look::Field, say("会员卡号", "Card number"),
                     "M1001", say("印在卡片背面", "Printed on the back of the card"));
    number.autocomplete = "username";
    number.on_use = app::Typed{app::FieldName::CardNumber, {}};
    Node pin = of("pin", Role::TextField, Look::Field, say("密码", "PIN"), "",
                  say("卡号或密码不对", "Number or PIN is wrong"));
    pin.autocomplete = "current-password";
    pin.keyboard = present::Keyboard::Digits;
    pin.secret = pin.invalid = true;
    pin.on_use = app::Typed{app::FieldName::Pin, {}};
    Node dial =
        of("dial", Role::Slider, Look::Dial, say("每周消费", "Weekly spend"), say("500 元", "$50"),
           say("拖动看看一年后的变化", "Drag to see the year change"));
    dial.range = {10000, 150000, 50000, 5000};
    dial.on_use = app::Dialled{app::DialName::WeeklySpend, 0};
    form.children = {of("section", Role::Heading2, Look::Section, say("登录", "Sign in")),
                     std::move(number), std::move(pin),
                     button("submit", Look::Primary, say("登录", "Sign in"))};
    Node node = of("fields", Role::Region, Look::Split, say("输入", "Input"));
    Node panel = of("dialling", Role::Region, Look::Panel, say("拖动", "Dial"));
    panel.children = {std::move(dial)};
    node.children = {std::move(form), std::move(panel)};
    return node;
  }

  Node rung(const char* key, const char* name, const char* value, const char* description) {
    Node node = button(key, Look::Rung, name);
    node.value = value;
    node.description = description;
    return node;
  }

  Node ladder() {
    Node node =
        of("ladder", Role::Region, Look::Column, say("四种可能", "Four ways the year can go"));
    Node list = of("rungs", Role::List, Look::Column, say("四种可能", "Four ways"));
    Node chosen = rung("plus", say("多两成", "20 % more"), say("31,200 分", "31,200 points"),
                       say("每周 600 元 · 12 月 2 日升级金卡", "$60 a week · Gold on 2 December"));
    chosen.current = true;
    list.children = {
        rung("pace", say("照现在", "Today’s pace"), say("26,000 分", "26,000 points"),
             say("每周 500 元 · 200 元礼品", "$50 a week · a $200 gift")),
        std::move(chosen),
        rung("gift", say("下一件礼品", "The next gift"), say("41,600 分", "41,600 points"),
             say("每周 800 元 · 500 元礼品", "$80 a week · a $500 gift"))};
    node.children = {of("section", Role::Heading2, Look::Section, say("四种可能", "Four ways")),
                     std::move(list)};
    return node;
  }

  Node year() {
    Chart chart;
    Chart::Line pace{say("照现在", "Today’s pace"), Tone::Brand, {}};
    Chart::Line more{say("多两成", "20 % more"), Tone::Neutral, {}};
    for (std::int32_t week = 0; week <= 52; ++week) {
      pace.points.push_back({week * 7, 6000 + week * 385});
      more.points.push_back({week * 7, 6000 + week * 490});
    }
    chart.lines = {std::move(pace), std::move(more)};
    chart.marks = {{13000, say("100 元礼品", "$100 gift"), true},
                   {26000, say("200 元礼品", "$200 gift"), true},
                   {41600, say("500 元礼品", "$500 gift"), false}};
    chart.moments = {{150, say("升级金卡", "Gold"), Tone::Brand},
                     {173, say("500 分到期", "500 lapse"), Tone::Warning}};
    for (int month = 0; month < 12; ++month) {
      chart.ticks.push_back(
          {month * 30 + 8, std::to_string(month + 1) + say("月", ""), Tone::Neutral});
    }
    Node picture =
        of("chart", Role::Image, Look::Chart,
           say("全年积分走势，到年底 26,000 分", "Points over the year, reaching 26,000"));
    picture.figure = std::move(chart);
    Node cell = of("cell", Role::Cell, Look::Hidden, "26,000");
    Node row = of("row", Role::TableRow, Look::Hidden);
    row.children = {of("month", Role::ColumnHeader, Look::Hidden, say("12 月", "December")),
                    std::move(cell)};
    Node table = of("table", Role::Table, Look::Hidden, say("每月积分", "Points by month"));
    table.children = {std::move(row)};
    Node node = of("year", Role::Region, Look::Panel, say("全年走势", "The year"));
    node.children = {of("section", Role::Heading2, Look::Section, say("全年走势", "The year")),
                     std::move(picture), std::move(table)};
    return node;
  }

  Node entry(const char* key, const char* name, const char* value, const char* description,
             Tone tone, Icon icon) {
    Node item = of(key, Role::ListItem, Look::Column);
    Node row = button("row", Look::Entry, name, icon);
    row.value = value;
    row.description = description;
    row.tone = tone;
    row.expanded = false;
    item.children = {std::move(row)};
    return item;
  }

  Node activity() {
    Node node = of("activity", Role::Region, Look::Panel, say("最近明细", "Recent activity"));
    Node list = of("list", Role::List, Look::Column, say("最近明细", "Recent activity"));
    Node open =
        entry("open", say("门店消费 268.50 元", "Purchase of $26.85"), "+268",
              say("1 月 12 日 · 五里店", "12 January · Wuli store"), Tone::Good, Icon::Activity);
    open.children[0].expanded = true;
    Node why = of("why", Role::Region, Look::Column, say("怎么算的", "Why"));
    why.children = {of("base", Role::Text, Look::Pair, say("基础积分", "Base points"), "+268",
                       say("每 1 元 1 分，舍去分角", "1 point a yuan, cents dropped"))};
    open.children.push_back(std::move(why));
    list.children = {
        std::move(open),
        entry("gift", say("兑换保温杯", "Swapped for a flask"), "−1,000",
              say("1 月 3 日", "3 January"), Tone::Neutral, Icon::Gift),
        entry("lapse", say("积分到期", "Points lapsed"), "−120",
              say("2025 年 12 月 31 日", "31 December 2025"), Tone::Warning, Icon::Warning)};
    node.children = {
        of("section", Role::Heading2, Look::Section, say("最近明细", "Recent activity")),
        std::move(list), button("more", Look::Quiet, say("查看全部明细", "All activity"))};
    return node;
  }

  Node notices() {
    Node node = of("notices", Role::Region, Look::Column, say("提示", "Notices"));
    Node update =
        toned(of("update", Role::Status, Look::Notice, say("有新版本", "A newer portal is ready"),
                 "", say("更新不会丢失任何内容", "Nothing is lost by updating")),
              Tone::Brand, Icon::Sync);
    update.children = {button("use", Look::Quiet, say("现在更新", "Update now"))};
    node.children = {
        std::move(update),
        toned(of("offline", Role::Status, Look::Notice,
                 say("离线，显示的是 1 月 12 日 09:30 的数据", "Offline: as of 12 January, 09:30")),
              Tone::Warning, Icon::Offline),
        toned(of("good", Role::Status, Look::Notice, say("目标已保存", "Your goal is kept")),
              Tone::Good, Icon::Check),
        toned(of("bad", Role::Alert, Look::Notice, say("没能登录", "Could not sign in"), "",
                 say("卡号或密码不对，请再试一次。",
                     "The number or PIN is wrong. Please try again.")),
              Tone::Bad, Icon::Warning),
        toned(of("plain", Role::Text, Look::Notice, say("普通提示", "A plain notice")),
              Tone::Neutral)};
    return node;
  }

  Node codes() {
    constexpr std::int32_t kSide = 25;
    present::Code code;
    code.side = kSide;
    for (std::int32_t i = 0; i < kSide * kSide; ++i)
      code.dark.push_back((i * 7 + i / kSide * 3) % 5 < 2);
    Node picture = of("code", Role::Image, Look::Code, say("会员码 M1001", "Member code M1001"));
    picture.figure = std::move(code);
    Node node = of("codes", Role::Region, Look::Panel, say("会员码", "Member code"));
    Node alone =
        of("ring", Role::Progress, Look::Ring, say("挑战：连续四周", "Challenge: four weeks"),
           "3/4", say("再来一周得 200 分", "One more week for 200 points"));
    alone.range = {0, 4, 3, 1};
    node.children = {std::move(picture), of("number", Role::Text, Look::Figure, "M 1001 2002"),
                     std::move(alone)};
    return node;
  }

  Node tab(const char* key, const char* name, Icon icon, const char* href, bool current) {
    Node node = of(key, Role::Link, Look::Tab, name);
    node.icon = icon;
    node.href = href;
    node.current = current;
    return node;
  }

  Node navigation() {
    Node node = of("navigation", Role::Navigation, Look::NavBar, say("主导航", "Main"));
    node.children = {tab("home", say("首页", "Home"), Icon::Home, "#/home", true),
                     tab("forecast", say("预测", "Forecast"), Icon::Forecast, "#/forecast", false),
                     tab("activity", say("明细", "Activity"), Icon::Activity, "#/activity", false),
                     tab("card", say("会员码", "Card"), Icon::Card, "#/card", false)};
    return node;
  }

  bool chinese_;
};

}  // namespace

present::Node gallery(Language language) { return Gallery(language).page(); }

}  // namespace yearward::view
