// Calls tools/postgres; knows no SQL but `create database`.
#include "tests/server/cluster.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "tests/server/house.hpp"
#include "tools/server/postgres.hpp"

namespace yearward::server {

Cluster& Cluster::ours() {
  static Cluster cluster;
  return cluster;
}

Cluster::Cluster() : folder_(program_beside("postgres")) {
  const bool has_started = tool("start");
  address_ = read_file(folder_ + ".said");
  if (!has_started || address_.find("/postgres?") == std::string::npos) {
    std::fprintf(stderr,
                 "%s\nThe tests of the PostgreSQL store cannot run, so this run has failed."
                 "\nserver_tests --test-suite-exclude=PostgreSQL runs the others.\n",
                 address_.c_str());
    std::_Exit(1);
  }
  address_.erase(address_.find('\n'));
}

Cluster::~Cluster() { tool("remove"); }

bool Cluster::tool(const std::string& arguments) {
  const std::string line = "'" YEARWARD_SOURCE_DIR "/tools/postgres' " + arguments + " '" +
                           folder_ + "' >'" + folder_ + ".said' 2>&1";
  return std::system(line.c_str()) == 0;
}

std::string Cluster::new_database() {
  auto connection = postgres::Connection::open(address_, postgres::Connection::Use::Write);
  REQUIRE(connection.ok());
  const std::string name =
      "t" + std::to_string(::getpid()) + "_" + std::to_string(++databases_);
  // Of a run that was killed there may be one of this name.
  REQUIRE(connection.value()->run_script("drop database if exists " + name).ok());
  REQUIRE(connection.value()->run_script("create database " + name).ok());
  std::string address = address_;
  return address.replace(address.find("/postgres?") + 1, 8, name);
}

void Cluster::restart() { REQUIRE(tool("restart")); }

void Cluster::crash() {
  REQUIRE(tool("kill"));
  REQUIRE(tool("start"));
}

}  // namespace yearward::server
