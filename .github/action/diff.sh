#!/usr/bin/env bash
# Writes what $PATHS changes for events since $DIFF to $COMMENT, to the summary of the job, and to the pull request $PULL_REQUEST, in one comment
# that later runs replace. A comment that may not be written, such as from a fork, is a warning. $COMMAND stands for npx in tests.
set -uo pipefail
read -ra command <<<"${COMMAND:-npx --yes cdk-lambda-delivery@$VERSION}"
read -ra paths <<<"$PATHS"
loss=()
[ "$FAIL_ON_LOSS" != true ] || loss=(--fail-on-loss)

"${command[@]}" report "${paths[@]}" --diff "$DIFF" --format markdown --output "$COMMENT" ${loss[@]+"${loss[@]}"}
status=$?
[ "$status" -le 1 ] || exit "$status"
cat "$COMMENT" >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"

# The comment of these paths, among those of other apps and tools.
mark="<!-- cdk-lambda-delivery $(printf '%s' "$PATHS" | cksum | cut -d ' ' -f 1) -->"
comment() {
  local comments="repos/$GH_REPO/issues/$PULL_REQUEST/comments" body id
  body=$(mktemp) && { printf '%s\n' "$mark" && cat "$COMMENT"; } >"$body" || return
  id=$(MARK=$mark gh api --paginate "$comments" --jq '.[] | select(.body | startswith(env.MARK)) | .id') || return
  if [ -n "$id" ]; then
    gh api --silent --method PATCH "repos/$GH_REPO/issues/comments/${id%%$'\n'*}" --field "body=@$body"
  else
    gh api --silent --method POST "$comments" --field "body=@$body"
  fi
}
if [ -n "$PULL_REQUEST" ] && [ -n "$GH_TOKEN" ]; then
  comment || echo '::warning::The comment was not written: the token needs pull-requests: write. The summary of the job has its text.'
fi
exit "$status"
