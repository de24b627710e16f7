// Reads the portal's folder once and answers from memory.
#include "tools/server/portal.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "tools/server/problem.hpp"
#include "tools/server/secrets.hpp"

namespace yearward::server {
namespace {

namespace fs = std::filesystem;

struct Type {
  std::string_view extension, type;
};
constexpr std::array kTypes = {
    Type{".html", "text/html; charset=utf-8"},
    Type{".js", "text/javascript; charset=utf-8"},
    Type{".mjs", "text/javascript; charset=utf-8"},
    Type{".css", "text/css; charset=utf-8"},
    Type{".json", "application/json"},
    Type{".webmanifest", "application/manifest+json"},
    Type{".wasm", "application/wasm"},
    Type{".svg", "image/svg+xml"},
    Type{".png", "image/png"},
    Type{".jpg", "image/jpeg"},
    Type{".ico", "image/x-icon"},
    Type{".woff2", "font/woff2"},
    Type{".txt", "text/plain; charset=utf-8"},
    Type{".ics", "text/calendar; charset=utf-8"},
};

std::string_view name_in(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::shared_ptr<const std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return std::make_shared<const std::string>(std::move(bytes));
}

// The path as files are named here; nothing for an escape that does not belong into a name.
std::optional<std::string> decoded(std::string_view path) {
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string text;
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (path[at] != '%') {
      text += path[at];
      continue;
    }
    if (at + 2 >= path.size()) return std::nullopt;
    const int high = digit(path[at + 1]), low = digit(path[at + 2]);
    if (high < 0 || low < 0 || high * 16 + low < 0x20) return std::nullopt;
    text += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return text;
}

}  // namespace

bool is_hashed_name(std::string_view path) {
  const std::string_view name = name_in(path);
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  std::size_t run = 0;
  bool may_begin = false;
  for (const char c : name) {
    if (c == '.' && may_begin && run >= 8) return true;
    if (c == '.' || c == '-') {
      may_begin = true;
      run = 0;
    } else if (is_hex(c)) {
      ++run;
    } else {
      may_begin = false;
    }
  }
  return false;
}

std::string_view content_type_of(std::string_view path) {
  for (const Type& known : kTypes) {
    if (ends_with(path, known.extension)) return known.type;
  }
  return "application/octet-stream";
}

Result<Portal> Portal::load(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return Problem{Refusal::PlaceIsUnknown, {}, folder + " is not a folder"};
  }
  Portal portal;
  std::size_t total = 0;
  fs::recursive_directory_iterator entries(folder, error), end;
  for (; !error && entries != end; entries.increment(error)) {
    if (!entries->is_regular_file(error)) continue;
    std::string path = "/" + fs::relative(entries->path(), folder, error).generic_string();
    if (path.find("/.") != std::string::npos) continue;
    auto bytes = read_file(entries->path());
    total += bytes->size();
    if (total > kLargestPortal) return Problem{Refusal::RequestIsTooLarge, {}, folder};
    std::string etag = '"' + digest_of(*bytes).substr(0, 32) + '"';
    const bool is_brotli = ends_with(path, ".br"), is_gzip = ends_with(path, ".gz");
    if (is_brotli || is_gzip) path.resize(path.size() - 3);
    File& file = portal.files_[path];
    Coded& coded = is_brotli ? file.brotli : is_gzip ? file.gzip : file.plain;
    coded = {std::move(bytes), std::move(etag)};
    file.type = content_type_of(path);
    file.has_hashed_name = is_hashed_name(path);
  }
  if (error) return Problem{Refusal::PlaceIsUnknown, {}, folder + ": " + error.message()};
  // A compressed file without its plain one could not be given to everybody.
  std::erase_if(portal.files_, [](const auto& kept) { return !kept.second.plain.bytes; });
  return portal;
}

Result<Response> Portal::answer(const Request& request) const {
  const auto path = decoded(request.path);
  if (!path) return Problem{Refusal::PlaceIsUnknown, {}, {}};
  auto at = files_.find(*path == "/" ? "/index.html" : *path);
  const bool is_place = name_in(*path).find('.') == std::string_view::npos;
  if (at == files_.end() && is_place) at = files_.find(*path + ".html");
  if (at == files_.end() && is_place) at = files_.find("/index.html");
  if (at == files_.end()) return Problem{Refusal::PlaceIsUnknown, {}, {}};
  const File& file = at->second;

  const Coded* coded = &file.plain;
  Response response;
  if (file.brotli.bytes && accepts_coding(request.accept_encoding, "br")) {
    coded = &file.brotli;
    response.set("Content-Encoding", "br");
  } else if (file.gzip.bytes && accepts_coding(request.accept_encoding, "gzip")) {
    coded = &file.gzip;
    response.set("Content-Encoding", "gzip");
  }
  response.set("Content-Type", file.type);
  response.set("ETag", coded->etag);
  response.set("Vary", "Accept-Encoding");
  response.set("Cache-Control",
               file.has_hashed_name ? "public, max-age=31536000, immutable" : "no-cache");
  add_security_headers(response);
  const bool is_known = request.if_none_match.find(coded->etag) != std::string::npos;
  if (is_known) {
    response.status = 304;
  } else {
    response.body = coded->bytes;
  }
  return response;
}

}  // namespace yearward::server
