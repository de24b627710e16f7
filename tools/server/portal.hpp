// The static portal, whole in memory with its compressed siblings. Only what was in the folder at
// the start can be asked for, so no path leads out of it. It refuses to know what files mean.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "tools/server/http.hpp"

namespace yearward::server {

inline constexpr std::size_t kLargestPortal = 256 * 1024 * 1024;  // bytes, all files together

class Portal {
 public:
  // Reads every file below the folder; x.br and x.gz become codings of x.
  // Refuses: PlaceIsUnknown (no such folder), RequestIsTooLarge (beyond kLargestPortal).
  static Result<Portal> load(const std::string& folder);
  Portal() = default;  // serves nothing

  // GET and HEAD. A path without an extension that is no file is a page (/kiosk is kiosk.html) or a
  // place inside the portal, which index.html shows. Refuses: PlaceIsUnknown.
  Result<Response> answer(const Request& request) const;
  std::size_t file_count() const { return files_.size(); }

 private:
  struct Coded {
    std::shared_ptr<const std::string> bytes;
    std::string etag;
  };
  struct File {
    std::string type;
    bool has_hashed_name = false;
    Coded plain, brotli, gzip;
  };
  std::map<std::string, File, std::less<>> files_;  // by path: "/index.html"
};

// "app.3f9a01cc.wasm", "app-3f9a01cc.js": its content can never change under this name.
bool is_hashed_name(std::string_view path);
std::string_view content_type_of(std::string_view path);

}  // namespace yearward::server
