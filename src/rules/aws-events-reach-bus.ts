/** AWS services send their events to the default bus. On another bus they arrive only where a rule or an account passes them on. */
import { AWS_PREFIX } from '../events/bus/sources';
import { isObject, JsonObject } from '../model/json';
import { and, isUnknown, Known, not, or, unknown } from '../model/known';
import { NodeId } from '../model/node';
import { OLDER_SOURCE, SOURCE } from '../patterns/invocation-record';
import { joinWithAnd } from '../text/lists';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { about, location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { BusPattern, busPatterns } from './queries/bus-patterns';
import { OlderSource, olderSource, recordTargets } from './queries/older-source';
import { writeRecordedSource } from './remedies/recorded-source';

/** A partner's events reach the bus of that partner. */
const PARTNER = 'aws.partner/';

export const awsEventsReachBus = defineRule({
  id: 'aws-events-reach-bus',
  severity: 'warning',
  harm: 'nothing-arrives',
  why: 'AWS services send their events to the default bus of the account, and to no other.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html',
  silentBeside: ['failure-bus-keeps-record'],
  check: (app) => {
    const fed = new Set([...app.graph.links.filter(({ by }) => by !== 'rule').map(({ to }) => to), ...app.pushes.map(({ target }) => target.function)]);
    const hidden = [...fed].find(isUnknown);
    return busPatterns(app).flatMap((one) => {
      const { link, rule, pattern } = one;
      const passedOn = or(isFed(app, link.from, fed), hidden ?? false);
      const older = forRecords(app, one);
      const sources = awsSources(pattern).filter((source) => older === undefined || source !== OLDER_SOURCE);
      const records = sources.every((source) => source === OLDER_SOURCE) ? recordTargets(app).hidden : undefined;
      return [...(older?.isMissed === true ? byOlderSource(app, one, older, passedOn) : []), ...report(
        location([rule, 'EventBusName']),
        sources.length > 0 && and(not(rule.onDefaultBus), not(or(passedOn, records ?? false))),
        () => ({
          fact: `${describeNode(rule)} listens for events of ${joinWithAnd(sources)} on ${busName(app, one)}, and AWS sends them to the default bus`,
          consequence: 'Nothing in the app passes them on to this bus, so the rule never sees them',
          fix: `Remove ${prop('EventBusName')}, so that the rule stands on the default bus, or add a rule there whose target is this bus`,
          changes: older === undefined && onlyAws(pattern) ? unsetValue(rule, 'EventBusName') : [],
        }),
      )];
    });
  },
});

/** Where the pattern asks by the older source for records that Lambda sends to this bus. */
function forRecords(app: GraphIndex, { link: { from }, pattern }: BusPattern): OlderSource | undefined {
  // Of a rule on a hidden bus, the other condition is unknown.
  const outcomes = isUnknown(from) ? undefined : recordTargets(app).outcomes.get(from);
  return outcomes && olderSource(pattern, outcomes);
}

/** A pattern without a detail type may ask for other events of Lambda, where such events arrive. */
function byOlderSource(
  app: GraphIndex, one: BusPattern, { mended }: OlderSource, passedOn: Known<boolean>,
): readonly Verdict[] {
  const { link, rule, pattern } = one;
  return report(
    about(location([rule, 'EventPattern']), link.from),
    or(Object.hasOwn(pattern, 'detail-type'), and(not(rule.onDefaultBus), not(passedOn))),
    () => ({
      fact: `${describeNode(rule)} asks on ${busName(app, one)} for the source ${OLDER_SOURCE}, and the records that Lambda sends there have the source ${SOURCE}`,
      consequence: 'The rule sees none of these records',
      ...writeRecordedSource({ rule, mended }),
    }),
  );
}

/** The sources of AWS that the pattern lists, or the start of their names. */
function awsSources(pattern: JsonObject): readonly string[] {
  return sourcesOf(pattern).filter((source) => source.startsWith(AWS_PREFIX) && !source.startsWith(PARTNER));
}

function onlyAws(pattern: JsonObject): boolean {
  return awsSources(pattern).length === sourcesOf(pattern).length;
}

/** Empty for what is compared in another way, which may be any source. */
function sourcesOf({ source }: JsonObject): readonly string[] {
  return !Array.isArray(source) ? [] : source.map((item: unknown) => {
    if (typeof item === 'string') return item;
    return isObject(item) && typeof item.prefix === 'string' ? item.prefix : '';
  });
}

/** By a rule, pipe or schedule of the app, or by another account that a policy lets in. */
function isFed(app: GraphIndex, bus: Known<NodeId>, fed: ReadonlySet<Known<NodeId>>): Known<boolean> {
  if (isUnknown(bus)) return bus;
  if (fed.has(bus)) return true;
  return app.ask('event-bus', bus, ({ takesOthers }) => (
    takesOthers === true ? unknown(`what another account puts on ${bus}`) : takesOthers
  ));
}

function busName(app: GraphIndex, { link: { from } }: BusPattern): string {
  const bus = app.node(from);
  return bus === undefined ? 'another bus' : describeNode(bus);
}
