/**
 * All that checking takes, from reading templates to the rules. The compile makes it one file (`projenrc/bundle-command.js`): a synth would
 * otherwise wait for two hundred and fifty.
 */
export { parseAcknowledgmentId, acknowledgmentProblem, hasReason, OWN_NAMES } from '../../checks/acknowledgments/id';
export { Acknowledgments } from '../../checks/acknowledgments/match';
export { check, withoutFix } from '../../checks/check';
export { isInconclusive } from '../../rules/kit/finding';
export { relatedTo } from '../../checks/scope';
export { RULE_IDS, unknownRule } from '../../checks/rule-ids';
export { readDeliveryGraph } from '../../graph/read-graph';
export { ALL_RULES } from '../../rules/all';
export { readApp } from '../../template/load/read-app';
export { rootOf } from '../../template/stack';
