// Spelling of HTTP answers and reading of small header lists; knows no sockets.
#include "tools/server/http.hpp"

#include <algorithm>

namespace yearward::server {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Calls `with` for each trimmed piece between separators.
template <class With>
void each_piece(std::string_view text, char separator, With with) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    with(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    default: return status < 500 ? "Refused" : "Internal Server Error";
  }
}

bool is_safe(const Header& header) {
  return is_header_value(header.name) && is_header_value(header.value);
}

// A coding with "q=0", "q=0.0" … is one the client will not have.
bool is_wanted(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return true;
  const std::string_view weight = parameters.substr(at + 2);
  return weight.find_first_not_of("0.") != std::string_view::npos;
}

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::Get: return "GET";
    case Method::Head: return "HEAD";
    case Method::Post: return "POST";
    case Method::Delete: return "DELETE";
    case Method::Other: break;
  }
  return "OTHER";
}

std::string_view trace_id_of(std::string_view traceparent) {
  constexpr std::size_t kLength = 55, kFrom = 3, kDigits = 32;
  if (traceparent.size() != kLength || traceparent.substr(0, kFrom) != "00-") return {};
  if (traceparent[35] != '-' || traceparent[52] != '-') return {};
  const std::string_view id = traceparent.substr(kFrom, kDigits);
  const bool is_hex = id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  const bool is_nothing = id.find_first_not_of('0') == std::string_view::npos;
  return is_hex && !is_nothing ? id : std::string_view();
}

bool is_header_value(std::string_view value) {
  return std::none_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  });
}

std::string head_text(const HeadOf& head) {
  const Response& response = head.response;
  if (!std::all_of(response.headers.begin(), response.headers.end(), is_safe)) {
    return "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }
  std::string text = "HTTP/1.1 " + std::to_string(response.status) + ' ';
  text.append(reason_of(response.status)).append("\r\n");
  for (const Header& header : response.headers) {
    text.append(header.name).append(": ").append(header.value).append("\r\n");
  }
  // 204 and 304 have no body by their nature, so they say no length either.
  if (response.status != 204 && response.status != 304) {
    text.append("Content-Length: ").append(std::to_string(response.size())).append("\r\n");
  }
  text.append(head.keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
  return text;
}

std::string_view cookie_named(std::string_view cookies, std::string_view name) {
  std::string_view value;
  each_piece(cookies, ';', [&](std::string_view piece) {
    const std::size_t equals = piece.find('=');
    if (equals != std::string_view::npos && piece.substr(0, equals) == name && value.empty()) {
      value = piece.substr(equals + 1);
    }
  });
  return value;
}

std::string_view query_named(std::string_view query, std::string_view name) {
  std::string_view value;
  each_piece(query, '&', [&](std::string_view piece) {
    const std::size_t equals = std::min(piece.find('='), piece.size());
    if (piece.substr(0, equals) == name) value = piece.substr(std::min(equals + 1, piece.size()));
  });
  return value;
}

Result<std::string> decoded_part(std::string_view text) {
  const auto digit_of = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      decoded += text[at];
      continue;
    }
    const int high = at + 2 < text.size() ? digit_of(text[at + 1]) : -1;
    const int low = high < 0 ? -1 : digit_of(text[at + 2]);
    if (low < 0) return Refusal::RequestIsMalformed;
    decoded += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return decoded;
}

bool path_fits(std::string_view form, std::string_view path, std::vector<std::string>& parts) {
  while (!form.empty() && !path.empty()) {
    const std::size_t form_end = std::min(form.find('/', 1), form.size());
    const std::size_t path_end = std::min(path.find('/', 1), path.size());
    const std::string_view wanted = form.substr(1, form_end - 1);
    const std::string_view given = path.substr(1, path_end - 1);
    if (wanted.substr(0, 1) == "{") {
      auto part = decoded_part(given);
      if (!part.ok() || part.value().empty()) return false;
      parts.push_back(std::move(part).value());
    } else if (wanted != given) {
      return false;
    }
    form.remove_prefix(form_end);
    path.remove_prefix(path_end);
  }
  return form.empty() && path.empty();
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  bool accepted = false;
  each_piece(accept_encoding, ',', [&](std::string_view piece) {
    const std::size_t end = std::min(piece.find(';'), piece.size());
    if (trimmed(piece.substr(0, end)) == coding) accepted = is_wanted(piece.substr(end));
  });
  return accepted;
}

}  // namespace yearward::server
