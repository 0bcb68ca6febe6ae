# What the scripts of all servers share; sourced by them. They set `name`, and `own`: a pattern of the tables that the server
# itself writes each time that it starts.
# Downloads and databases go below VENOMQA_SERVERS, which is outside of the repository.

root=$(CDPATH='' cd -- "$(dirname "$0")/../../.." && pwd -P)
work=${VENOMQA_SERVERS:-${XDG_CACHE_HOME:-$HOME/.cache}/venomqa-servers}/$name
restores=200

die() {
  printf '%s\n' "$@" >&2
  exit 3
}

say() {
  printf '\n== %s\n' "$*"
}

need() {
  command -v "$1" >/dev/null 2>&1 || die "There is no $1 on the PATH. $2"
}

# --- Processes: ended by their ids, however the script ends

pids=""

# A process and all that it has started.
end_process() {
  for child in $(ps -A -o pid= -o ppid= | awk -v parent="$1" '$2 == parent { print $1 }'); do
    end_process "$child"
  done
  kill "$1" 2>/dev/null || true
}

end_processes() {
  for pid in $pids; do
    end_process "$pid"
    wait "$pid" 2>/dev/null || true
  done
  pids=""
}

trap end_processes EXIT
trap 'exit 130' INT TERM

# await SECONDS WHAT COMMAND…: until the command succeeds; fails when the newest process ends before.
await() {
  deadline=$(($(date +%s) + $1))
  what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    kill -0 "${pids##* }" 2>/dev/null || die "$what ended at its start."
    [ "$(date +%s)" -lt "$deadline" ] || die "$what did not start in time."
    sleep 0.2
  done
}

# --- VenomQA and what is measured with

build() {
  jdk=$("$root/installers/find-jdk")
  (cd "$root" && JAVA_HOME=$jdk mvn -B -q -ntp -pl bench -am package -Dmaven.test.skip=true -Dspotless.check.skip=true) \
    >"$work/build.log" 2>&1 || die "The tools could not be built. The log: $work/build.log"
}

tool() {
  class=$1
  shift
  "$jdk/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$root/bench/target/bench.jar:$root/bench/target/lib/*" "io.venomqa.bench.server.$class" "$@"
}

# postgres NAME: an empty database of this name; its URL is in $database then.
postgres() {
  rm -f "$work/postgres.url" "$work/postgres.in"
  mkfifo "$work/postgres.in"
  "$jdk/bin/java" -cp "$root/bench/target/bench.jar:$root/bench/target/lib/*" \
    io.venomqa.bench.server.TestDatabase "$1" <"$work/postgres.in" >"$work/postgres.url" 2>"$work/postgres.log" &
  pids="$pids $!"
  exec 3>"$work/postgres.in"
  await 120 "PostgreSQL (log: $work/postgres.log)" grep -q . "$work/postgres.url"
  database=$(cat "$work/postgres.url")
}

# --- The trial

# dump DATABASE NAME: what it holds, by a client that shares no code with VenomQA's.
dump() {
  tool Dump "$1" >"$work/$2.all"
  grep -v -E "$own" "$work/$2.all" >"$work/$2.dump"
}

# try_out FOLDER DATABASE: doctor, then a run with an audit at every restore; all must be as it was.
try_out() {
  say "venomqa doctor"
  "$root/venomqa" doctor "$1"
  dump "$2" before
  say "venomqa run"
  "$root/venomqa" run --limit-ok --report-secrets --report "json=$work/report.json" "$1"
  say "what the run did"
  tool RunFigures "$work/report.json" $restores
  say "contents that were taken for the same state"
  tool MergedPairs "$work/report.json" 20 "${ignored:-}" >"$work/merged.txt" ||
    die "Some are different. All that were looked at: $work/merged.txt"
  tail -n 1 "$work/merged.txt"
  dump "$2" after
  if diff "$work/before.dump" "$work/after.dump" >"$work/dump.diff"; then
    echo "after the run: $(wc -l <"$work/after.dump") lines of dump, all as before"
  else
    head -n 40 "$work/dump.diff"
    die "The database is not what it was. The whole difference: $work/dump.diff"
  fi
}

# try_hidden FOLDER: doctor or run has to find that the server keeps state that no rollback reaches, and to say so.
try_hidden() {
  for command in doctor run; do
    say "venomqa $command"
    status=0
    "$root/venomqa" "$command" "$1" >"$work/$command.out" 2>&1 || status=$?
    cat "$work/$command.out"
    if [ $status = 3 ] && grep -q "keeps state that no rollback reaches" "$work/$command.out"; then
      say "found by venomqa $command, as it has to be"
      return
    fi
    [ $status = 0 ] || die "Exit code $status, but not for its hidden state."
  done
  die "Its hidden state was not found."
}
