// The tree of what is on the screen: role, name, value, and the message sent when it is used.
// Painted by web/view, mirrored as real elements by web/adapter, read as text by tests. It refuses
// to know pixels, fonts, Dear ImGui and the browser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "web/app/message.hpp"

namespace yearward::present {

// What a thing is to a person who cannot see it. Each role becomes one kind of real element.
enum class Role : std::uint8_t {
  Main, Region, Navigation, Form, Heading1, Heading2, Heading3, Text, Button, Link, TextField,
  Slider, Progress, List, ListItem, Table, TableRow, ColumnHeader, Cell, Image, Status, Alert,
  Dialog,  // nothing beside it can be used as long as it is there
};

// How a thing is dressed. The view owns sizes and colours; a look only names the costume.
enum class Look : std::uint8_t {
  Page,       // the whole screen: header, content, navigation
  Header,     // brand at the left, quiet buttons at the right
  Column,     // children below each other
  Split,      // two children side by side from tablet width, below each other on a phone
  Inline,     // children beside each other, wrapping
  Hero,       // the brand-coloured card
  Panel,      // a quiet surface card
  Title, Section, Subhead,
  Lead,       // the sentence the product lives for
  Body, Muted, Strong, Small,
  Figure,     // one very large number
  Primary, Secondary, Quiet,  // buttons, from loud to soft
  Field, Dial, Ring, Bar,
  Entry,      // name left, value right, description below; may be a button that opens its why
  Rung,       // one scenario of the ladder: name, value, description, current = chosen
  Pair,       // label left, value right, for workings
  Chart, Code,
  NavBar, Tab,
  Chip, Notice,
  Hidden,     // spoken and mirrored, not painted (the table behind a chart)
};

enum class Icon : std::uint8_t {
  None, Home, Card, Forecast, Activity, Gift, Sync, Offline, Check, Warning, More, Less, Language,
  Theme, Leave, Copy,
};

enum class Tone : std::uint8_t { Neutral, Brand, Good, Warning, Bad };

// A line over the year, in whole units; the view maps it to pixels. `spoken` is on the node's name.
struct Chart {
  struct Point { std::int32_t day; std::int64_t amount; };
  struct Line { std::string name; Tone tone = Tone::Brand; std::vector<Point> points; };
  struct Mark { std::int64_t amount; std::string name; bool reached = false; };   // horizontal
  struct Moment { std::int32_t day; std::string name; Tone tone = Tone::Neutral; };  // vertical
  std::vector<Line> lines;
  std::vector<Mark> marks;
  std::vector<Moment> moments;
  std::vector<Moment> ticks;  // labels under the axis
};

// A square code: side × side modules, row by row, true = dark.
struct Code {
  std::int32_t side = 0;
  std::vector<bool> dark;
};

// A control's span in whole units of its step's scale (fen for money).
struct Range {
  std::int64_t minimum = 0, maximum = 0, now = 0, step = 1;
};

enum class Keyboard : std::uint8_t { Text, Digits, Decimal };

struct Node {
  std::string key;          // stable and unique among siblings; never a label
  Role role = Role::Text;
  Look look = Look::Body;
  std::string name;         // the accessible name, and the painted text
  std::string value;        // the figure beside the name, or what a field holds
  std::string description;  // a second, quieter line
  Icon icon = Icon::None;
  Tone tone = Tone::Neutral;
  bool current = false, disabled = false, busy = false, invalid = false, secret = false;
  std::optional<bool> expanded;     // set on a button that opens and closes something
  Range range;                      // Slider, Progress
  Keyboard keyboard = Keyboard::Text;
  std::string autocomplete;         // "username", "current-password", …
  std::string href;                 // Link: "#/forecast"
  std::string language;             // set where the words are not in the page's language
  std::optional<app::Message> on_use;  // Button: as it is; TextField and Slider: filled in first
  std::variant<std::monostate, Chart, Code> figure;
  std::vector<Node> children;
};

}  // namespace yearward::present
