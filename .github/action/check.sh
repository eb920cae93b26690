#!/usr/bin/env bash
# Checks $PATHS, writes the SARIF report to $SARIF and the text report to the log, and fails by $FAIL_ON. $COMMAND stands for npx in tests.
set -uo pipefail
read -ra command <<<"${COMMAND:-npx --yes cdk-lambda-delivery@$VERSION}"
read -ra paths <<<"$PATHS"
"${command[@]}" check "${paths[@]}" --format sarif --output "$SARIF" --fail-on "$FAIL_ON"
status=$?
[ "$status" -le 1 ] || exit "$status"
"${command[@]}" check "${paths[@]}" --fail-on "$FAIL_ON"
