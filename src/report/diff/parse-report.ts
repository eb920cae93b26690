/** Reads the stories in the JSON of an earlier report, which anybody may have edited. */
import { defined } from '../../model/defined';
import { isObject, own } from '../../model/json';
import { Hop, HOP_ENDINGS } from '../hops/hop';
import { Kept, Listener, Loss, Story, StoryEnd, StoryExit, StoryFinding } from '../story/story';
import {
  Decode, decodeCount, decodeCountOr, decodeFlag, decodeKnown, decodeList, decodeOneOf, decodeOptional,
  decodeText, ReportError,
} from './decode';
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
  const hops = decodeOptional(decodeList(hop))(own(value, 'hops'), 'hops');
  return { stories: decodeList(story)(stories, 'stories'), ...defined({ hops }) };
}

const most = decodeKnown(decodeCountOr('unlimited'));

const end: Decode<StoryEnd> = (value, at) => ({
  node: decodeText(own(value, 'node'), `${at}.node`),
  kind: decodeOneOf(NODE_KINDS)(own(value, 'kind'), `${at}.kind`),
  name: decodeText(own(value, 'name'), `${at}.name`),
  ...defined({
    noun: decodeOptional(decodeText)(own(value, 'noun'), `${at}.noun`),
    stack: decodeOptional(decodeText)(own(value, 'stack'), `${at}.stack`),
    path: decodeOptional(decodeText)(own(value, 'path'), `${at}.path`),
  }),
});

const listener: Decode<Listener> = (value, at) => ({
  kind: decodeOneOf(LISTENERS)(own(value, 'kind'), `${at}.kind`), name: decodeText(own(value, 'name'), `${at}.name`),
});

const kept: Decode<Kept> = decodeCountOr('deleted', 'passed-on');

const exit: Decode<StoryExit> = (value, at) => ({
  of: decodeOneOf(EXITS_OF)(own(value, 'of'), `${at}.of`),
  kind: decodeOneOf(EXIT_KINDS)(own(value, 'kind'), `${at}.kind`),
  to: decodeKnown(end)(own(value, 'to'), `${at}.to`),
  ...defined({ qualifier: decodeOptional(decodeKnown(decodeText))(own(value, 'qualifier'), `${at}.qualifier`) }),
  carries: decodeKnown(decodeOneOf(CARRIED))(own(value, 'carries'), `${at}.carries`),
  keptFor: decodeKnown(kept)(own(value, 'keptFor'), `${at}.keptFor`),
  toldBy: decodeKnown(decodeList(listener))(own(value, 'toldBy'), `${at}.toldBy`),
});

const hopExit: Decode<Hop['exits'][number]> = (value, at) => ({
  to: decodeKnown(end)(own(value, 'to'), `${at}.to`),
  keptFor: decodeKnown(kept)(own(value, 'keptFor'), `${at}.keptFor`),
  toldBy: decodeKnown(decodeList(listener))(own(value, 'toldBy'), `${at}.toldBy`),
});

const loss: Decode<Loss> = (value, at) => ({ verdict: decodeOneOf(VERDICTS)(own(value, 'verdict'), `${at}.verdict`) });

const finding: Decode<StoryFinding> = (value, at) => ({
  rule: decodeText(own(value, 'rule'), `${at}.rule`),
  severity: decodeOneOf(SEVERITIES)(own(value, 'severity'), `${at}.severity`),
  message: decodeText(own(value, 'message'), `${at}.message`),
  fix: decodeText(own(value, 'fix'), `${at}.fix`),
  at: decodeText(own(value, 'at'), `${at}.at`),
});

const story: Decode<Story> = (value, at) => ({
  id: decodeText(own(value, 'id'), `${at}.id`),
  ...defined({
    source: decodeOptional(decodeKnown(end))(own(value, 'source'), `${at}.source`),
    through: decodeOptional(decodeText)(own(value, 'through'), `${at}.through`),
    declaredBy: decodeOptional(decodeText)(own(value, 'declaredBy'), `${at}.declaredBy`),
    path: decodeOptional(decodeText)(own(value, 'path'), `${at}.path`),
  }),
  handover: decodeOneOf(HANDOVERS)(own(value, 'handover'), `${at}.handover`),
  function: decodeKnown(end)(own(value, 'function'), `${at}.function`),
  qualifier: decodeKnown(decodeText)(own(value, 'qualifier'), `${at}.qualifier`),
  enabled: decodeKnown(decodeFlag)(own(value, 'enabled'), `${at}.enabled`),
  stack: decodeText(own(value, 'stack'), `${at}.stack`),
  attemptsAtMost: most(own(value, 'attemptsAtMost'), `${at}.attemptsAtMost`),
  halvingsAtMost: decodeKnown(decodeCount)(own(value, 'halvingsAtMost'), `${at}.halvingsAtMost`),
  endsAtLeastAfter: decodeKnown(decodeCount)(own(value, 'endsAtLeastAfter'), `${at}.endsAtLeastAfter`),
  waitsAtMost: most(own(value, 'waitsAtMost'), `${at}.waitsAtMost`),
  endsAtMostAfter: most(own(value, 'endsAtMostAfter'), `${at}.endsAtMostAfter`),
  exits: decodeList(exit)(own(value, 'exits'), `${at}.exits`),
  lost: loss(own(value, 'lost'), `${at}.lost`),
  assumptions: [],
  findings: decodeList(finding)(own(value, 'findings'), `${at}.findings`),
});

const tried = decodeKnown(decodeCountOr('undocumented'));

const hop: Decode<Hop> = (value, at) => ({
  id: decodeText(own(value, 'id'), `${at}.id`),
  by: decodeOneOf(LINKED_BY)(own(value, 'by'), `${at}.by`),
  source: decodeKnown(end)(own(value, 'source'), `${at}.source`),
  target: decodeKnown(end)(own(value, 'target'), `${at}.target`),
  stack: decodeText(own(value, 'stack'), `${at}.stack`),
  ...defined({ path: decodeOptional(decodeText)(own(value, 'path'), `${at}.path`) }),
  enabled: decodeKnown(decodeFlag)(own(value, 'enabled'), `${at}.enabled`),
  attemptsAtMost: tried(own(value, 'attemptsAtMost'), `${at}.attemptsAtMost`),
  waitsAtMost: tried(own(value, 'waitsAtMost'), `${at}.waitsAtMost`),
  exits: decodeList(hopExit)(own(value, 'exits'), `${at}.exits`),
  ending: decodeOneOf(HOP_ENDINGS)(own(value, 'ending'), `${at}.ending`),
});
