/**
 * Everything that checking needs, from the template reader to the rules. The build bundles it into one file
 * (`projenrc/bundle-command.js`), because loading 250 files would slow down each synth.
 */
export { collectAcknowledgments } from '../../checks/acknowledgments/collect';
export { OWN_NAMES } from '../../checks/acknowledgments/id';
export { Acknowledgments } from '../../checks/acknowledgments/match';
export { FAIL_LEVELS } from '../../checks/baseline';
export { check, withoutFix } from '../../checks/check';
export { isInconclusive } from '../../rules/kit/finding';
export { relatedTo } from '../../checks/scope';
export { RULE_IDS, unknownRule } from '../../checks/rule-ids';
export { readDeliveryGraph } from '../../graph/read-graph';
export { ALL_RULES } from '../../rules/all';
export { readApp } from '../../template/load/read-app';
export { rootOf } from '../../template/stack';
