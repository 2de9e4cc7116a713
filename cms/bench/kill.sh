#!/usr/bin/env bash
# Kills a program that saves, approves and publishes, at random moments, and looks after each death whether
# anything acknowledged was lost or readers see half a release; half of the kills on embedded H2,
# half on MariaDB (Debian's mariadb-server).
#
#   cms/bench/kill.sh [KILLS]        1,000 by default; about 2 s each
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -B -ntp -q test -pl cms -am -Dtest=KilledPublisherTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dmusubi.publish.kills="${1:-1000}" | grep -E 'kills|ERROR|Tests run' || { echo failed; exit 1; }
