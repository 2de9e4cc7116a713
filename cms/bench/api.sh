#!/usr/bin/env bash
# Loads the API over 10,000 published entries: lists, one by slug, creates.
#
#   cms/bench/api.sh WORK_FOLDER
#
# Needs: mvn -q -DskipTests package; java 25 (JAVA=/path/to/java if it is not the default); python3;
# wrk (Debian's package). Prints requests per second and latencies (p50, p99) at 1 and 16
# connections. Updates are measured by StoreBench (see its Javadoc), below the HTTP layer.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$1 java=${JAVA:-java} jar=$here/../target/musubi.jar port=${PORT:-8099}
rm -rf "$work" && mkdir -p "$work"
python3 "$here/groups.py" 10000 > "$work/groups.csv"
"$java" -jar "$jar" import "$work/groups.csv" --mapping "$here/mapping.yml" --data "$work/data" --publish --language en | tail -n 3
echo passphrase-of-the-bench | "$java" -jar "$jar" account create --email bench@example.jp --name Bench --role staff --data "$work/data"
TOKEN=$("$java" -jar "$jar" token create --account bench@example.jp --name bench --scope write --data "$work/data" | tail -n 1)
export TOKEN
MUSUBI_DATA="$work/data" MUSUBI_PORT=$port "$java" -jar "$jar" serve > "$work/serve.log" 2>&1 &
trap 'kill $!' EXIT
until grep -q '^ready:' "$work/serve.log"; do sleep 0.2; done
slug=$(curl -s "localhost:$port/api/v1/groups?limit=1" | python3 -c 'import json,sys; print(json.load(sys.stdin)["items"][0]["slug"])')
measure() { # label wrk arguments…
  echo "== $1"; shift
  wrk -t1 -d"${SECONDS_EACH:-10}s" --latency "$@" | grep -E 'Requests/sec|50%|99%|Non-2xx' || true
}
measure 'warm-up (not counted)' -c16 -s "$here/list.lua" "http://localhost:$port"
for connections in 1 16; do
  measure "list, $connections connections" -c$connections -s "$here/list.lua" "http://localhost:$port"
  measure "by slug, $connections connections" -c$connections "http://localhost:$port/api/v1/groups/$slug"
  measure "create, $connections connections" -c$connections -s "$here/create.lua" "http://localhost:$port/api/v1/entries"
done
