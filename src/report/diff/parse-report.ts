/** Reads the stories in the JSON of an earlier report, which anybody may have edited. */
import { defined } from '../../model/defined';
import { isObject, own } from '../../model/json';
import { Hop, HOP_ENDINGS } from '../hops/hop';
import { Kept, Listener, Loss, Story, StoryEnd, StoryExit, StoryFinding } from '../story/story';
import { count, countOr, Decode, flag, known, list, oneOfTexts, optional, ReportError, text } from './decode';
import { EarlierReport } from './earlier-report';
import { CARRIED, EXIT_KINDS, EXITS_OF, HANDOVERS, LINKED_BY, LISTENERS, NODE_KINDS, SEVERITIES, VERDICTS } from './story-members';

export { ReportError };

/** Whether the value is meant to be a report, and no template. */
export function isReport(value: unknown): boolean {
  return isObject(value) && Object.hasOwn(value, 'version') && Object.hasOwn(value, 'deliveries');
}

export function parseReport(value: unknown): EarlierReport {
  if (own(value, 'version') !== 1) throw new ReportError('is no report that this version reads: its version must be 1');
  const stories = own(value, 'stories');
  if (stories === undefined) throw new ReportError('has no stories: write it again with report --format json of this version');
  return { stories: list(story)(stories, 'stories'), ...defined({ hops: optional(list(hop))(own(value, 'hops'), 'hops') }) };
}

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

const hopExit: Decode<Hop['exits'][number]> = (value, at) => ({
  to: known(end)(own(value, 'to'), `${at}.to`),
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

const tried = known(countOr('undocumented'));

const hop: Decode<Hop> = (value, at) => ({
  id: text(own(value, 'id'), `${at}.id`),
  by: oneOfTexts(LINKED_BY)(own(value, 'by'), `${at}.by`),
  source: known(end)(own(value, 'source'), `${at}.source`),
  target: known(end)(own(value, 'target'), `${at}.target`),
  stack: text(own(value, 'stack'), `${at}.stack`),
  ...defined({ path: optional(text)(own(value, 'path'), `${at}.path`) }),
  enabled: known(flag)(own(value, 'enabled'), `${at}.enabled`),
  attemptsAtMost: tried(own(value, 'attemptsAtMost'), `${at}.attemptsAtMost`),
  waitsAtMost: tried(own(value, 'waitsAtMost'), `${at}.waitsAtMost`),
  exits: list(hopExit)(own(value, 'exits'), `${at}.exits`),
  ending: oneOfTexts(HOP_ENDINGS)(own(value, 'ending'), `${at}.ending`),
});
