#!/usr/bin/env bash
# Times full builds, beside Hugo if a Hugo site of the same corpus is given.
#
#   site-generator/bench/build.sh SNAPSHOT.ndjson WORK_FOLDER [HUGO_SITE_FOLDER]
#
# Needs: mvn -q -DskipTests package; java 25 (JAVA=/path/to/java if it is not the default);
# GNU time (Debian's package `time`); for Hugo: Debian's package `hugo`.
# The options of java are those of the script beside the jar, without its cache.
# Put the work folder on tmpfs: a cold disk swamps everything. Three runs each, in turn; the
# last lines are medians. Every build starts from an empty folder and includes the start of the JVM.
set -euo pipefail
snapshot=$1 work=$2 hugo=${3:-}
jar=$(cd "$(dirname "$0")/.." && pwd)/target/musubi-site.jar
runs=3
mkdir -p "$work"
results=$work/results.tsv
: > "$results"

measure() { # label command…
  local label=$1; shift
  rm -rf "$work/out"
  /usr/bin/time -a -o "$results" -f "$label\t%e\t%U\t%M" "$@" > "$work/$label.log" 2>&1 || { tail -5 "$work/$label.log"; exit 1; }
  tail -n 1 "$results"
}

printf 'label\twall s\tuser s\tpeak kB\n'
for _ in $(seq $runs); do
  measure musubi "${JAVA:-java}" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -jar "$jar" build --content "$snapshot" --out "$work/out"
  if [ -n "$hugo" ]; then
    measure hugo sh -c "cd '$hugo' && hugo --quiet -d '$work/out'"
  fi
done
for label in $(cut -f1 "$results" | sort -u); do
  for column in 2 4; do
    value=$(grep "^$label" "$results" | cut -f$column | sort -n | sed -n "$(((runs + 1) / 2))p")
    printf 'median %s %s %s\n' "$label" "$([ $column = 2 ] && echo 'wall s' || echo 'peak kB')" "$value"
  done
done
