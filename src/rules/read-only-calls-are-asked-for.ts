/** A rule gets the calls of an API that only read about a resource only where its state asks for them. */
import { API_CALL } from '../events/bus/cloudtrail';
import { DATA_EVENTS } from '../events/bus/data-events';
import { JsonObject } from '../model/json';
import { map } from '../model/known';
import { joinWithAnd } from '../text/lists';
import { either } from '../text/words';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { location, report } from './kit/report';
import { describeNode } from './kit/wording';
import { busPatterns, namedTexts } from './queries/bus-patterns';

const WITH_ALL = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
/** How calls that only read begin. */
const READING = ['Describe', 'Get', 'List'] as const;
/** Calls of STS that begin so, of which EventBridge says that they change something. */
const CHANGING: ReadonlySet<string> = new Set(['GetFederationToken', 'GetSessionToken']);

export const readOnlyCallsAreAskedFor = defineRule({
  id: 'read-only-calls-are-asked-for',
  severity: 'warning',
  harm: 'nothing-arrives',
  why: `A rule that is ENABLED gets no calls that only read, and one that is ${WITH_ALL} does.`,
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html',
  check: (app) => busPatterns(app).flatMap(({ rule, pattern }) => {
    const calls = readingCalls(pattern);
    return report(
      location([rule, 'State']),
      calls.length > 0 && map(rule.state, (state) => state === 'ENABLED'),
      () => ({
        fact: `${describeNode(rule)} listens for ${joinWithAnd(calls)}, ${calls.length === 1 ? 'a call that only reads' : 'calls that only read'}, and its ${either('State is ENABLED', 'enabled is true', 'enabled')}`,
        consequence: 'EventBridge leaves out calls that only read about a resource, so the rule never sees them',
        fix: `Set ${either('State', 'state of its CfnRule (node.defaultChild)', 'state', 'node.defaultChild')} to ${WITH_ALL}`,
        changes: setValue(rule, 'State', WITH_ALL),
      }),
    );
  }),
});

/** Calls about data are recorded by a trail, whatever the state of the rule. */
function readingCalls(pattern: JsonObject): readonly string[] {
  if (!namedTexts(pattern, 'detail-type').includes(API_CALL)) return [];
  const sources = namedTexts(pattern, 'source');
  const ofData = sources.flatMap((source) => DATA_EVENTS.get(source)?.reads ?? []);
  return namedTexts(pattern, 'detail', 'eventName')
    .filter((name) => READING.some((start) => name.startsWith(start)) && !CHANGING.has(name) && !ofData.includes(name));
}
