// The command line typed in a folder of its own, for tests of what it prints and refuses.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/server/house.hpp"

namespace yearward::server {

struct Run {
  int status = -1;
  std::string out, err;
  nlohmann::json document() const { return nlohmann::json::parse(out, nullptr, false); }
};

class Shell {
 public:
  Run run(const std::string& arguments) const {
    const std::string out = (scratch_.path / "out").string();
    const std::string err = (scratch_.path / "err").string();
    const std::string line = "cd '" + scratch_.path.string() + "' && YEARWARD_DB= '" +
                             program_beside("yearward") + "' " + arguments + " >" + out +
                             " 2>" + err;
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
  }
  void write(const std::string& name, const std::string& text) const {
    write_file(scratch_.path / name, text);
  }
  std::string path(const std::string& name) const { return (scratch_.path / name).string(); }
  std::string read(const std::string& name) const {
    return read_file((scratch_.path / name).string());
  }

 private:
  Scratch scratch_;
};

// The public CDNOW sample, or nothing on a machine without it.
inline std::string cdnow_file() {
  const char* folder = std::getenv("YEARWARD_DATA");
  const std::string path = (folder ? std::string(folder) : YEARWARD_SOURCE_DIR "/../shared/data") +
                           "/cdnow_sample.txt";
  return std::filesystem::exists(path) ? path : std::string();
}

}  // namespace yearward::server
