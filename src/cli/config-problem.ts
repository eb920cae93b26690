/** Validates the config file by the table of its members and describes the first problem. */
import { isObject } from '../template/json';
import { didYouMean } from '../text/did-you-mean';
import { withoutNamespace } from '../text/rule-namespace';
import { ListMember, Member, ObjectMember, RuleMapMember, WordMember } from './config-members';

/** Undefined if the value is valid; else the path of a member and what is wrong with it. */
type Problem = string | undefined;
type Validate<M extends Member> = (value: unknown, path: string, member: M, rules: readonly string[]) => Problem;

const RULES_HINT = 'see cdk-lambda-delivery rules';

export function configProblem(value: unknown, path: string, member: Member, rules: readonly string[]): Problem {
  return (VALIDATORS[member.kind] as Validate<Member>)(value, path, member, rules);
}

const VALIDATORS: { readonly [K in Member['kind']]: Validate<Extract<Member, { readonly kind: K }>> } = {
  'text': textProblem,
  'rule': (value, path, _, rules) => textProblem(value, path) ?? ruleProblem(String(value), path, rules, `: ${String(value)}`),
  'word': wordProblem,
  'rule-map': ruleMapProblem,
  'list': listProblem,
  'object': objectProblem,
};

function textProblem(value: unknown, path: string): Problem {
  return typeof value === 'string' && value.trim() !== '' ? undefined : problem(path, 'must be a string that is not empty');
}

function ruleProblem(id: string, path: string, rules: readonly string[], shown = ''): Problem {
  const plainId = withoutNamespace(id);
  if (rules.includes(plainId)) return undefined;
  return problem(path, `names no rule${shown}${didYouMean(plainId, rules, RULES_HINT)}`);
}

function wordProblem(value: unknown, path: string, { words }: Pick<WordMember, 'words'>): Problem {
  return words.includes(value as string) ? undefined : problem(path, `must be one of ${words.join(', ')}`);
}

function ruleMapProblem(value: unknown, path: string, member: RuleMapMember, rules: readonly string[]): Problem {
  if (!isObject(value)) return problem(path, 'must be an object');
  const ids = Object.keys(value).map(withoutNamespace);
  return firstProblem(Object.entries(value), ([id, word], i) => {
    const at = `${path}.${id}`;
    const isRepeated = ids.indexOf(ids[i]) < i;
    return ruleProblem(id, at, rules)
      ?? (isRepeated ? problem(at, 'is set twice, with and without the namespace') : wordProblem(word, at, member));
  });
}

function listProblem(value: unknown, path: string, { items }: ListMember, rules: readonly string[]): Problem {
  if (!Array.isArray(value)) return problem(path, 'must be a list');
  return firstProblem(value, (item, i) => configProblem(item, `${path}[${i}]`, items, rules));
}

function objectProblem(value: unknown, path: string, member: ObjectMember, rules: readonly string[]): Problem {
  if (!isObject(value)) return problem(path, 'must be an object');
  const { members, required = [], excludes } = member;
  const inner = firstProblem(Object.entries(value), ([key, content]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return Object.hasOwn(members, key)
      ? configProblem(content, at, members[key], rules)
      : unknownMember(key, at, Object.keys(members));
  });
  if (inner !== undefined) return inner;
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return problem(path, `needs a ${missing}`);
  const excluded = excludes !== undefined && Object.hasOwn(value, excludes.member)
    ? excludes.others.find((key) => Object.hasOwn(value, key))
    : undefined;
  return excluded === undefined ? undefined : problem(path, `sets both ${excludes!.member} and ${excluded}: remove one of them`);
}

function unknownMember(key: string, path: string, known: readonly string[]): string {
  return problem(path, `is unknown${didYouMean(key, known, `the members are ${known.join(', ')}`)}`);
}

function firstProblem<T>(items: readonly T[], problemOf: (item: T, index: number) => Problem): Problem {
  for (const [index, item] of items.entries()) {
    const found = problemOf(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function problem(path: string, text: string): string {
  return path === '' ? text : `${path} ${text}`;
}
