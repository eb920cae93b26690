/**
 * Finds the key filters of bucket notifications that hardly any key matches: S3 has no wildcards, a key has no slash at
 * its start, and S3 compares a filter with the key as a URL has it.
 */
import { own, parsedJson } from '../../model/json';
import { isUnknown } from '../../model/known';
import { Link } from '../../model/link';
import { PushTarget } from '../../model/push-target';
import { either } from '../../text/words';
import { setValue } from '../kit/changes';
import { Problem, Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { report } from '../kit/report';

type Notifying = Pick<Link | PushTarget, 'declaredAt' | 'property' | 'filter'>;

interface KeyFilter {
  readonly name: 'prefix' | 'suffix';
  readonly value: string;
  readonly property: string;
}

/** The path to the rules of a filter, in CloudFormation and in the API, which CDK's custom resource uses. */
const RULES = [['S3Key', 'Rules'], ['Key', 'FilterRules']] as const;

export function reportKeyFilters(app: GraphIndex): readonly Verdict[] {
  return notifying(app).flatMap((place) => keyFilters(place).flatMap((filter) => {
    const problem = problemOf(filter, place);
    const at = { at: place.declaredAt, property: filter.property };
    return problem === undefined ? [] : report(at, true, () => problem);
  }));
}

function notifying(app: GraphIndex): readonly Notifying[] {
  const pushed = app.pushes.filter(({ source }) => source.service === 's3').flatMap((delivery) => {
    const { pushTarget, furtherPushTargets = [] } = delivery;
    return pushTarget === undefined ? [] : [pushTarget, ...furtherPushTargets];
  });
  const all = [...app.graph.links.filter(({ by }) => by === 'notification'), ...pushed];
  return [...new Map(all.map((place) => [JSON.stringify([place.declaredAt, place.property]), place])).values()];
}

function keyFilters({ filter, property }: Notifying): readonly KeyFilter[] {
  // A hidden filter is like any other.
  if (isUnknown(filter) || filter === 'none') return [];
  const written = parsedJson(filter);
  return RULES.flatMap(([key, list]) => {
    const rules = own(own(written, key), list);
    return !Array.isArray(rules) ? [] : rules.flatMap((rule, i): readonly KeyFilter[] => {
      const [name, value] = [String(own(rule, 'Name')).toLowerCase(), own(rule, 'Value')];
      const isRead = (name === 'prefix' || name === 'suffix') && typeof value === 'string';
      return isRead ? [{ name, value, property: `${property}.Filter.${key}.${list}.${i}.Value` }] : [];
    });
  });
}

/** Drops the wildcards at the end of a prefix, or at the start of a suffix. */
function withoutStars(value: string, name: KeyFilter['name']): string {
  let [start, end] = [0, value.length];
  if (name === 'prefix') while (value[end - 1] === '*') end -= 1;
  else while (value[start] === '*') start += 1;
  return value.slice(start, end);
}

function problemOf({ name, value, property }: KeyFilter, { declaredAt }: Notifying): Problem | undefined {
  const setting = either('Value', name);
  if (value.includes('*')) {
    const plain = withoutStars(value, name);
    return {
      fact: `The ${name} of the key is ${JSON.stringify(value)}, and S3 has no wildcards in key filters`,
      consequence: 'Only an object whose key really has a * there sets off the notification, and no other object ever does',
      fix: plain.includes('*')
        ? `Set ${setting} to a ${name} without *, and match the rest of the key in the function`
        : `Set ${setting} to ${JSON.stringify(plain)}`,
      changes: plain.includes('*') ? [] : setValue(declaredAt, property, plain),
    };
  }
  if (name === 'prefix' && value.startsWith('/')) {
    return {
      fact: `The prefix of the key is ${JSON.stringify(value)}, and a key starts with a slash only where somebody gave it one`,
      consequence: `An object in ${JSON.stringify(value.slice(1))} does not set off the notification`,
      fix: `Set ${setting} to ${JSON.stringify(value.slice(1))}, unless your keys really start with a slash`,
      changes: setValue(declaredAt, property, value.slice(1)),
      severity: 'warning',
    };
  }
  return !value.includes(' ') ? undefined : {
    fact: `The ${name} of the key is ${JSON.stringify(value)}, and S3 compares it with the key as a URL has it, where a space is +`,
    consequence: 'No object sets off the notification',
    fix: `Set ${setting} to ${JSON.stringify(value.replace(/ /g, '+'))}`,
    changes: setValue(declaredAt, property, value.replace(/ /g, '+')),
    severity: 'warning',
  };
}
