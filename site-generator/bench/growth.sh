#!/usr/bin/env bash
# How the cost of a build grows with the city: for each snapshot a full build, a build that finds
# nothing to do, a build of one edited profile, each in a process of its own, and edits in a
# program that goes on.
#
#   site-generator/bench/growth.sh WORK_FOLDER SNAPSHOT.ndjson…
#
# Needs: mvn -q -DskipTests package; java 25 (JAVA=/path/to/java if it is not the default);
# GNU time (Debian's package `time`). Put the work folder on tmpfs. RUNS (3) says how often each
# is done; the table has medians. EDITS (40) are those of the program that goes on.
set -euo pipefail
work=$1; shift
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../target/musubi-site.jar
runs=${RUNS:-3} edits=${EDITS:-40}
export JAVA=${JAVA:-java}
mkdir -p "$work"

# What is run is the script beside the jar, as a user would; no cache is left from another jar.
build() { # label snapshot
  /usr/bin/time -a -o "$work/$1.tsv" -f '%e\t%M' "$here/../target/musubi" build \
    --content "$2" --out "$work/out" > "$work/$1.log" 2>&1 || { tail -5 "$work/$1.log"; exit 1; }
}
median() { # label column
  cut -f"$2" "$work/$1.tsv" | sort -n | sed -n "$(((runs + 1) / 2))p"
}

printf 'snapshot\tpages\tfull s\tfull MB\tms a page\tnothing s\tone edit s\tone edit, program going on, ms\n'
for snapshot; do
  rm -f "$work"/*.tsv
  for run in $(seq "$runs"); do
    rm -rf "$work/out"
    build full "$snapshot"
    build nothing "$snapshot"
    awk -v group="$run" '/"type":"group"/ && ++n == group * 7 { sub(/"summary":"/, "&計測のための一言。") } 1' \
      "$snapshot" > "$work/edited.ndjson"
    build edit "$work/edited.ndjson"
  done
  pages=$(sed -n 's/^\([0-9,]*\) pages.*/\1/p' "$work/full.log" | tr -d ,)
  rm -rf "$work/out"
  warm=$("$JAVA" -cp "$jar" "$here/Edit.java" "$snapshot" "$work/out" "$edits" \
    | sed -n 's/^whole *median *\([0-9.]*\).*/\1/p')
  awk -v OFS='\t' -v name="$(basename "$(dirname "$snapshot")")" -v pages="$pages" \
    -v full="$(median full 1)" -v kb="$(median full 2)" -v nothing="$(median nothing 1)" \
    -v edit="$(median edit 1)" -v warm="$warm" 'BEGIN {
      print name, pages, full, int(kb / 1000), sprintf("%.2f", full * 1000 / pages), nothing, edit, warm
    }'
done
