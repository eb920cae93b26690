/** Reads the stories in the JSON of an earlier report, which anybody may have edited. */
import { defined } from '../../model/defined';
import { isObject, own } from '../../model/json';
import { Known } from '../../model/known';
import { Kept, Listener, Loss, Story, StoryEnd, StoryExit, StoryFinding } from '../story/story';
import { CARRIED, EXIT_KINDS, EXITS_OF, HANDOVERS, LISTENERS, NODE_KINDS, SEVERITIES, VERDICTS } from './story-members';

/** The message is one line. */
export class ReportError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'ReportError';
  }
}

type Decode<T> = (value: unknown, at: string) => T;

/** Whether the value is meant to be a report, and no template. */
export function isReport(value: unknown): boolean {
  return isObject(value) && Object.hasOwn(value, 'version') && Object.hasOwn(value, 'deliveries');
}

export function parseReport(value: unknown): readonly Story[] {
  if (own(value, 'version') !== 1) throw new ReportError('is no report that this version reads: its version must be 1');
  const stories = own(value, 'stories');
  if (stories === undefined) throw new ReportError('has no stories: write it again with report --format json of this version');
  return list(story)(stories, 'stories');
}

const refuse = (at: string, what: string): never => {
  throw new ReportError(`is no report: ${at} must be ${what}`);
};

const text: Decode<string> = (value, at) => (typeof value === 'string' ? value : refuse(at, 'a string'));
const flag: Decode<boolean> = (value, at) => (typeof value === 'boolean' ? value : refuse(at, 'true or false'));
const count: Decode<number> = (value, at) => (
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : refuse(at, 'a number')
);
const optional = <T>(decode: Decode<T>): Decode<T | undefined> => (value, at) => (
  value === undefined ? undefined : decode(value, at)
);
const oneOfTexts = <T extends string>(all: readonly T[]): Decode<T> => (value, at) => (
  all.find((one) => one === value) ?? refuse(at, `one of ${all.join(', ')}`)
);
const countOr = <T extends string>(...words: readonly T[]): Decode<number | T> => (value, at) => (
  typeof value === 'number' ? count(value, at) : oneOfTexts(words)(value, at)
);
const list = <T>(decode: Decode<T>): Decode<readonly T[]> => (value, at) => (
  Array.isArray(value) ? value.map((item, i) => decode(item, `${at}[${i}]`)) : refuse(at, 'a list')
);
const known = <T>(decode: Decode<T>): Decode<Known<T>> => (value, at) => {
  const reason = own(value, 'unknown');
  if (typeof reason !== 'string') return decode(value, at);
  const most = own(own(value, 'between'), 'max');
  return { unknown: reason, ...(typeof most === 'number' ? { between: { max: most } } : {}) };
};

const most = known(countOr('unlimited'));

const end: Decode<StoryEnd> = (value, at) => ({
  node: text(own(value, 'node'), `${at}.node`),
  kind: oneOfTexts(NODE_KINDS)(own(value, 'kind'), `${at}.kind`),
  name: text(own(value, 'name'), `${at}.name`),
  ...defined({
    noun: optional(text)(own(value, 'noun'), `${at}.noun`),
    stack: optional(text)(own(value, 'stack'), `${at}.stack`),
    path: optional(text)(own(value, 'path'), `${at}.path`),
  }),
});

const listener: Decode<Listener> = (value, at) => ({
  kind: oneOfTexts(LISTENERS)(own(value, 'kind'), `${at}.kind`), name: text(own(value, 'name'), `${at}.name`),
});

const kept: Decode<Kept> = countOr('deleted', 'passed-on');

const exit: Decode<StoryExit> = (value, at) => ({
  of: oneOfTexts(EXITS_OF)(own(value, 'of'), `${at}.of`),
  kind: oneOfTexts(EXIT_KINDS)(own(value, 'kind'), `${at}.kind`),
  to: known(end)(own(value, 'to'), `${at}.to`),
  ...defined({ qualifier: optional(known(text))(own(value, 'qualifier'), `${at}.qualifier`) }),
  carries: known(oneOfTexts(CARRIED))(own(value, 'carries'), `${at}.carries`),
  keptFor: known(kept)(own(value, 'keptFor'), `${at}.keptFor`),
  toldBy: known(list(listener))(own(value, 'toldBy'), `${at}.toldBy`),
});

const loss: Decode<Loss> = (value, at) => ({ verdict: oneOfTexts(VERDICTS)(own(value, 'verdict'), `${at}.verdict`) });

const finding: Decode<StoryFinding> = (value, at) => ({
  rule: text(own(value, 'rule'), `${at}.rule`),
  severity: oneOfTexts(SEVERITIES)(own(value, 'severity'), `${at}.severity`),
  message: text(own(value, 'message'), `${at}.message`),
  fix: text(own(value, 'fix'), `${at}.fix`),
  at: text(own(value, 'at'), `${at}.at`),
});

const story: Decode<Story> = (value, at) => ({
  id: text(own(value, 'id'), `${at}.id`),
  ...defined({
    source: optional(known(end))(own(value, 'source'), `${at}.source`),
    through: optional(text)(own(value, 'through'), `${at}.through`),
    path: optional(text)(own(value, 'path'), `${at}.path`),
  }),
  handover: oneOfTexts(HANDOVERS)(own(value, 'handover'), `${at}.handover`),
  function: known(end)(own(value, 'function'), `${at}.function`),
  qualifier: known(text)(own(value, 'qualifier'), `${at}.qualifier`),
  enabled: known(flag)(own(value, 'enabled'), `${at}.enabled`),
  stack: text(own(value, 'stack'), `${at}.stack`),
  attemptsAtMost: most(own(value, 'attemptsAtMost'), `${at}.attemptsAtMost`),
  halvingsAtMost: known(count)(own(value, 'halvingsAtMost'), `${at}.halvingsAtMost`),
  endsAtLeastAfter: known(count)(own(value, 'endsAtLeastAfter'), `${at}.endsAtLeastAfter`),
  waitsAtMost: most(own(value, 'waitsAtMost'), `${at}.waitsAtMost`),
  endsAtMostAfter: most(own(value, 'endsAtMostAfter'), `${at}.endsAtMostAfter`),
  exits: list(exit)(own(value, 'exits'), `${at}.exits`),
  lost: loss(own(value, 'lost'), `${at}.lost`),
  assumptions: [],
  findings: list(finding)(own(value, 'findings'), `${at}.findings`),
});
