#!/usr/bin/env bash
# Prints the table of figures of the search of a built site.
#
#   site-generator/bench/search.sh SITE SNAPSHOT.ndjson [QUESTIONS.ndjson…]
#
# SITE was built of the snapshot with an index for a server (Questions.java build, or index, which
# makes no pages). Each set of questions has a line for each: {"q": "…", "doc": "slug"}; without
# one quality is left out. Needs: mvn -q -DskipTests package; java 25 (JAVA=/path/to/java if it is
# not the default); node 22. With NODE_PATH=…/node_modules, where playwright-core is, it also times
# questions in Chromium; with SERVER=http://localhost:8080, a program that serves the site, the
# server's search. Times mean something only while nothing else runs; bytes and files always do.
set -euo pipefail
site=$1 snapshot=$2; shift 2
here=$(cd "$(dirname "$0")" && pwd)
answers=$(mktemp --suffix .ndjson); trap 'rm -f "$answers"' EXIT
asking() {
  "${JAVA:-java}" -Xmx2g -Dlogback.configurationFile=jp/musubi/site/command/logback.xml \
    -cp "$here/../target/musubi-site.jar" "$here/Questions.java" "$@"
}

printf '| %s | |\n|---|---|\n' "$(basename "$site")"
for questions; do
  printf '| quality, %s | %s |\n' "$(basename "$questions")" "$(asking quality "$site" "$questions")"
done
asking known "$site" "$snapshot" | sed 's/^\([^%]*[^% ]\) *first \(.*%\),\(.*%\).*/| 500 names: \1 | first \2,\3 |/'
asking answers "$site" "$snapshot" 2000 > "$answers"
node "$here/answers.mjs" "$site" "$answers"
node "$here/answers.mjs" "$site" figures "$snapshot" "$@"
if [ -n "${NODE_PATH:-}" ]; then node "$here/warm.mjs" "$site" "$snapshot"; fi
if [ -n "${SERVER:-}" ]; then node "$here/serve.mjs" "$SERVER" "$snapshot"; fi
