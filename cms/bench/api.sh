#!/usr/bin/env bash
# Loads the API over 10,000 published entries: lists, one by slug, creates, updates.
#
#   cms/bench/api.sh WORK_FOLDER
#
# Needs: mvn -q -DskipTests package; java 25 (JAVA=/path/to/java if it is not the default); python3;
# wrk (Debian's package). Waits until the site is built, so that nothing else uses the processors.
# Prints requests per second, latencies (p50, p99) and answers that were no success, at 1 and 16
# connections.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$1 java=${JAVA:-java} jar=$here/../target/musubi.jar port=${PORT:-8099}
rm -rf "$work" && mkdir -p "$work"
python3 "$here/groups.py" 10000 > "$work/groups.csv"
"$java" -jar "$jar" import "$work/groups.csv" --mapping "$here/mapping.yml" --data "$work/data" --publish --language en | tail -n 3
echo passphrase-of-the-bench | "$java" -jar "$jar" account create --email bench@example.jp --name Bench --role staff --data "$work/data"
TOKEN=$("$java" -jar "$jar" token create --account bench@example.jp --name bench --scope write --data "$work/data" | tail -n 1)
export TOKEN
started=$(date +%s%N)
MUSUBI_DATA="$work/data" MUSUBI_PORT=$port "$java" -jar "$jar" serve > "$work/serve.log" 2>&1 &
trap 'kill $!' EXIT
api=http://localhost:$port/api/v1
until curl -fs "$api/groups?limit=1" -o /dev/null; do sleep 0.02; done
echo "start to first answer: $((($(date +%s%N) - started) / 1000000)) ms"
until curl -fs "$api/health" -o /dev/null; do sleep 0.5; done
slug=$(curl -s "$api/groups?limit=1" | python3 -c 'import json,sys; print(json.load(sys.stdin)["items"][0]["slug"])')
export IDS=$work/ids.txt
measure() { # label wrk arguments…
  echo "== $1"; shift
  wrk -t1 -d"${SECONDS_EACH:-10}s" --latency "$@" | grep -E 'Requests/sec|50%|99%|Non-2xx' || true
}
measure 'warm-up (not counted)' -c16 -s "$here/list.lua" "http://localhost:$port"
measure 'warm-up (not counted)' -c16 -s "$here/create.lua" "$api/entries"
for connections in 1 16; do
  measure "list, $connections connections" -c$connections -s "$here/list.lua" "http://localhost:$port"
  measure "by slug, $connections connections" -c$connections "$api/groups/$slug"
  measure "create, $connections connections" -c$connections -s "$here/create.lua" "$api/entries"
  python3 "$here/drafts.py" "$api" 200 > "$IDS"
  measure "update, $connections connections" -c$connections -s "$here/update.lua" "http://localhost:$port"
done
