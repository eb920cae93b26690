/**
 * The config file `.cdk-lambda-delivery.json`: severities, acknowledgments, what fails a run, the baseline. A member that nobody knows, a
 * rule that there is not or an acknowledgment without its reason would pass unnoticed for years; so each is refused, in one line that names
 * the member. `schema/cdk-lambda-delivery.schema.json` says the same to editors.
 */
import { Acknowledgment } from '../checks/acknowledgments/match';
import { FailLevel, FAIL_LEVELS } from '../checks/baseline';
import { Severity } from '../rules/kit/finding';
import { isObject } from '../template/json';
import { didYouMean } from '../text/did-you-mean';
import { withoutNamespace } from '../text/rule-namespace';
import { UsageError } from './usage-error';

export interface Config {
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly acknowledgments?: readonly Acknowledgment[];
  readonly failOn?: FailLevel;
  /** A path, from the folder of the config file. */
  readonly baseline?: string;
}

export const SEVERITY_WORDS: readonly (Severity | 'off')[] = ['error', 'warning', 'info', 'off'];

const LIST = 'see cdk-lambda-delivery rules';

/** What each member must be; its name is the member's. */
type Members = Readonly<Record<string, (value: unknown, member: string) => void>>;

/** `rules` are the ids that there are, `name` what the file is called in messages. */
export function parseConfig(value: unknown, rules: readonly string[], name: string): Config {
  const refused = (member: string, what: string): never => {
    throw new UsageError(`${name}: ${member === '' ? '' : `${member} `}${what}`);
  };
  const text = (given: unknown, member: string): void => {
    if (typeof given !== 'string' || given.trim() === '') refused(member, 'must be a text that is not empty');
  };
  const rule = (given: unknown, member: string): void => {
    text(given, member);
    if (!rules.includes(withoutNamespace(given as string))) refused(member, `names no rule: ${given}${didYouMean(withoutNamespace(given as string), rules, LIST)}`);
  };
  const oneOf = (words: readonly string[]) => (given: unknown, member: string): void => {
    if (!words.includes(given as string)) refused(member, `must be one of ${words.join(', ')}`);
  };
  const object = (given: unknown, member: string, members: Members): void => {
    if (!isObject(given)) return refused(member, 'must be an object');
    for (const [key, inner] of Object.entries(given)) {
      const path = member === '' ? key : `${member}.${key}`;
      if (!Object.hasOwn(members, key)) refused(path, `is unknown${didYouMean(key, Object.keys(members), `there are ${Object.keys(members).join(', ')}`)}`);
      members[key](inner, path);
    }
  };
  const acknowledgment = (given: unknown, member: string): void => {
    object(given, member, { rule, reason: text, stack: text, logicalId: text, path: text });
    const has = (key: string): boolean => Object.hasOwn(given as object, key);
    if (!has('rule')) refused(member, 'needs a rule');
    if (!has('reason')) refused(member, 'needs a reason');
    if (has('path') && (has('stack') || has('logicalId'))) refused(member, 'has a path, which stands without stack and logicalId');
  };
  object(value, '', {
    $schema: text,
    severities: (given, member) => {
      if (!isObject(given)) refused(member, 'must be an object');
      const ids = Object.keys(given as object).map(withoutNamespace);
      for (const [i, [id, severity]] of Object.entries(given as object).entries()) {
        if (!rules.includes(ids[i])) refused(`${member}.${id}`, `names no rule${didYouMean(ids[i], rules, LIST)}`);
        if (ids.indexOf(ids[i]) < i) refused(`${member}.${id}`, 'is given twice, with the name of the checks and without');
        oneOf(SEVERITY_WORDS)(severity, `${member}.${id}`);
      }
    },
    acknowledgments: (given, member) => {
      if (!Array.isArray(given)) return refused(member, 'must be a list');
      given.forEach((one, i) => acknowledgment(one, `${member}[${i}]`));
    },
    failOn: oneOf(FAIL_LEVELS),
    baseline: text,
  });
  return withPlainIds(value as Config);
}

function withPlainIds(config: Config): Config {
  const { severities, acknowledgments } = config;
  const plain = severities && Object.fromEntries(Object.entries(severities).map(([id, severity]) => [withoutNamespace(id), severity]));
  return {
    ...config,
    ...(plain === undefined ? {} : { severities: plain }),
    ...(acknowledgments === undefined ? {} : { acknowledgments: acknowledgments.map((one) => ({ ...one, rule: withoutNamespace(one.rule) })) }),
  };
}
