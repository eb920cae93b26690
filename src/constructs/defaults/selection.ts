/** Reads `only` and `except`: which findings the user wants resolved. */
import { Stage } from 'aws-cdk-lib';
import { INPUT_LIMITS } from '../../limits';
import { joinWithOr } from '../../text/lists';
import { withoutNamespace } from '../../text/rule-namespace';
import { ALARM_RULE, closestIds, isRuleId, SAFE_CHANGES } from '../checks/engine';
import { spellProp } from '../wiring/language';
import { DeliveryError } from '../wiring/refuse';
import { DeliveryDefaultsOptions } from './delivery-defaults-options';

export interface Selection {
  /** Whether what the rule adds is wanted, if only for what something else adds. */
  readonly asks: (rule: string) => boolean;
  /** Whether what the rule adds to the constructs with these paths is wanted. */
  readonly wants: (rule: string, paths: readonly string[]) => boolean;
}

interface Names {
  readonly rules: ReadonlySet<string>;
  readonly paths: readonly string[];
}

export function selectionOf({ only = [], except = [] }: DeliveryDefaultsOptions, scope: Stage): Selection {
  const paths = pathsIn(scope);
  const wanted = namesIn(spellProp('only'), only, paths);
  const unwanted = namesIn(spellProp('except'), except, paths);
  const isNamed = (rule: string): boolean => wanted.rules.size === 0 || wanted.rules.has(rule);
  return {
    asks: (rule) => (isNamed(rule) || rule === ALARM_RULE) && !unwanted.rules.has(rule),
    wants: (rule, places) => {
      const isBelow = (path: string): boolean => places.some((place) => place === path || place.startsWith(`${path}/`));
      const isIncluded = wanted.paths.length === 0 || wanted.paths.some(isBelow);
      return isNamed(rule) && isIncluded && !unwanted.paths.some(isBelow);
    },
  };
}

function pathsIn(scope: Stage): ReadonlySet<string> {
  return new Set(scope.node.findAll().map(({ node }) => node.path).filter((path) => path !== ''));
}

function namesIn(option: string, names: readonly string[], paths: ReadonlySet<string>): Names {
  const rules = names.map(withoutNamespace).filter(isRuleId);
  rules.filter((rule) => !SAFE_CHANGES.has(rule)).forEach((rule) => refuseOption(
    `${option} names the rule ${rule}, whose fix is never made without you. The name would have no effect. `
    + `Leave it out, or name ${joinWithOr([...SAFE_CHANGES.keys()])}.`,
  ));
  const others = names.filter((name) => !isRuleId(withoutNamespace(name)));
  others.filter((name) => !paths.has(name)).forEach((name) => refuseUnknown(option, name, paths));
  return { rules: new Set(rules), paths: others };
}

function refuseUnknown(option: string, name: string, paths: ReadonlySet<string>): never {
  const suggestions = closestIds(name, [...SAFE_CHANGES.keys(), ...paths]).slice(0, INPUT_LIMITS.suggestedNames.max);
  return refuseOption(`${option} names ${JSON.stringify(name)}, which is neither a rule nor the path of a construct. The name would have no effect. `
    + `${suggestions.length === 0 ? 'Name a rule of RULES.md, or a path as node.path has it' : `Name ${joinWithOr(suggestions)}`}.`);
}

function refuseOption(problem: string): never {
  throw new DeliveryError(`DeliveryDefaults: ${problem}`);
}
