# Shared by tools/setup, tools/run and tools/test: one printed line a step, the rest goes to a log.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/build/logs
mkdir -p "$logs"

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# Runs a command quietly; on failure shows the end of its log and stops. step <name> <command…>
step() {
  local name=$1 log=$logs/${1// /-}.log start=$SECONDS
  shift
  printf '  %-34s' "$name"
  if "$@" >"$log" 2>&1; then
    printf '%4d s\n' $((SECONDS - start))
  else
    printf 'failed after %d s; the end of %s:\n' $((SECONDS - start)) "${log#"$root"/}"
    tail -n 30 "$log"
    exit 1
  fi
}

# Configures and builds one preset, with as many jobs as the machine has cores, at most four: the
# backend's files take a gigabyte each.
build() {
  local preset=$1 jobs
  jobs=$(nproc)
  cd "$root"
  cmake --preset "$preset"
  cmake --build --preset "$preset" -j $((jobs < 4 ? jobs : 4)) "${@:2}"
}
