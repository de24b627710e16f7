// What the JSON library asks of the C library about numbers, for a page that knows whole ones only.
// The library reads fractions and prints escapes through functions that bring 23 kB of long
// arithmetic with them; these stand in their place. A fraction is read as its letters and no value:
// the codec refuses it by its kind (number_is_not_whole) and never looks at how much it was.
#include <cstdarg>
#include <cstddef>
#include <cstdlib>
#include <string_view>

extern "C" {

double strtod(const char* text, char** end) {
  constexpr std::string_view kLetters = "+-.0123456789eE";
  while (*text && kLetters.find(*text) != kLetters.npos) ++text;
  *end = const_cast<char*>(text);
  return 0;
}

float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }

long double strtold(const char* text, char** end) { return strtod(text, end); }

// A letter's number among plain text: "%.4X", "%04x". Any other format is a promise broken.
int snprintf(char* out, std::size_t room, const char* format, ...) {
  std::va_list given;
  va_start(given, format);
  std::size_t length = 0;
  const auto put = [&](char letter) {
    if (length + 1 < room) out[length] = letter;
    ++length;
  };
  for (; *format; ++format) {
    if (*format != '%') {
      put(*format);
      continue;
    }
    format += format[1] == '.' || format[1] == '0' ? 2 : 1;
    const int digits = *format++ - '0';
    if (digits < 1 || digits > 8 || (*format != 'x' && *format != 'X')) __builtin_trap();
    const unsigned number = va_arg(given, unsigned);
    for (int place = digits - 1; place >= 0; --place)
      put((*format == 'x' ? "0123456789abcdef" : "0123456789ABCDEF")[number >> (4 * place) & 0xF]);
  }
  va_end(given);
  if (room > 0) out[length < room ? length : room - 1] = '\0';
  return static_cast<int>(length);
}

}  // extern "C"
