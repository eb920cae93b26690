/**
 * Everything that the checks and the defaults need, from reading templates to the rules and their fixes. `projenrc/bundle-command.js` bundles it into
 * one file, since loading 250 files would slow down a synth.
 */
export { collectAcknowledgments } from '../../checks/acknowledgments/collect';
export { OWN_NAMES } from '../../checks/acknowledgments/id';
export { Acknowledgments } from '../../checks/acknowledgments/match';
export { FAIL_LEVELS, failLevelOf, fails } from '../../checks/baseline';
export { check } from '../../checks/check';
export { equalFindings } from '../../checks/equal-findings';
export { hiddenValues } from '../../checks/hidden-values';
export { silentFindings } from '../../checks/result';
export { isInconclusive } from '../../rules/kit/finding';
export { relatedTo } from '../../checks/scope';
export { whereOpen } from '../../checks/silence';
export { isRuleId, RULE_IDS, unknownRule } from '../../checks/rule-ids';
export { newResults, planAdditions } from '../../fixes/additions/plan-additions';
export { unwrittenEdits } from '../../fixes/additions/unwritten-edits';
export { ALARM_RULE, SAFE_CHANGES } from '../../fixes/additions/safe-changes';
export { splitsOf } from '../../graph/cases';
export { readDeliveryGraph } from '../../graph/read-graph';
export { ALL_RULES } from '../../rules/all';
export { readApp } from '../../template/load/read-app';
export { rootOf } from '../../template/stack';
// One class of each: what a bundle throws is no instance of a class outside of it.
export { FileError } from '../../files/file-error';
export { fileExists, InputFiles } from '../../files/input-files';
export { writeOutput } from '../../files/write-output';
export { closestIds } from '../../text/did-you-mean';
