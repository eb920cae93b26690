/** Calls about data in a resource reach EventBridge only where a trail of CloudTrail records them. */
import { API_CALL } from '../events/bus/cloudtrail';
import { DATA_EVENTS, DataEvents } from '../events/bus/data-events';
import { S3_SOURCE } from '../events/bus/s3';
import { JsonObject } from '../model/json';
import { and, isUnknown, Known, map, not, or, unknown } from '../model/known';
import { NodeId } from '../model/node';
import { RecordedData, Trail } from '../model/trail';
import { joinWithAnd } from '../text/lists';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { busPatterns, namedTexts } from './queries/bus-patterns';

const SENDS = 'EventBridgeConfiguration';

export const apiCallsAreRecorded = defineRule({
  id: 'api-calls-are-recorded',
  severity: 'warning',
  harm: 'nothing-arrives',
  why: 'CloudTrail sends calls about data, such as those on objects of a bucket, to EventBridge only where a trail records them.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cloudtrail.html',
  check: (app) => busPatterns(app).flatMap(({ link, rule, pattern }) => {
    const calls = dataCalls(pattern);
    const { trails } = app.graph;
    return report(
      location([rule, 'EventPattern']),
      calls.length > 0 && not(or(...calls.map((call) => isRecorded(app, call, link.buckets ?? [])))),
      () => ({
        fact: `${describeNode(rule)} listens for ${joinWithAnd(calls.flatMap(({ names }) => names))}, and `
          + `${trails.length === 0 ? 'the app has no trail that records' : 'no trail of the app records'} calls on ${calls[0].data.what}`,
        consequence: 'The rule sees none of these calls, unless a trail outside the app records them',
        fix: `Add ${trailOf(calls[0].data)}, or acknowledge this where your account has one`
          + `${calls[0].data.source === S3_SOURCE ? `; S3 also sends Object Created and others by itself (${prop(SENDS)} of the bucket)` : ''}`,
        changes: [],
        // A trail of the app shows that its author counts on trails of the app.
        ...(trails.length === 0 ? { severity: 'info' as const } : {}),
      }),
    );
  }),
});

function trailOf({ type, what }: DataEvents): string {
  return either(`an AWS::CloudTrail::Trail with EventSelectors for ${type}`, `a Trail with an event selector (addEventSelector) for ${what}`, 'addEventSelector');
}

interface DataCalls {
  readonly data: DataEvents;
  readonly names: readonly string[];
}

/** The calls about data that the pattern names. */
function dataCalls(pattern: JsonObject): readonly DataCalls[] {
  if (!namedTexts(pattern, 'detail-type').includes(API_CALL)) return [];
  const named = namedTexts(pattern, 'detail', 'eventName');
  return namedTexts(pattern, 'source').flatMap((source) => {
    const data = DATA_EVENTS.get(source);
    const names = named.filter((name) => data?.reads.includes(name) === true || data?.writes.includes(name) === true);
    return data === undefined || names.length === 0 ? [] : [{ data, names }];
  });
}

function isRecorded(app: GraphIndex, { data, names }: DataCalls, buckets: readonly Known<NodeId>[]): Known<boolean> {
  const areAll = (calls: readonly string[]): boolean => names.every((name) => calls.includes(name));
  const leftOut = areAll(data.reads) ? 'WriteOnly' : areAll(data.writes) ? 'ReadOnly' : undefined;
  const of = data.source === S3_SOURCE ? buckets : [];
  return or(...app.graph.trails.map((trail) => records(app, trail, { type: data.type, leftOut, of })));
}

interface Wanted {
  readonly type: string;
  /** What `ReadWriteType` is where none of the calls is recorded. */
  readonly leftOut: string | undefined;
  readonly of: readonly Known<NodeId>[];
}

function records(app: GraphIndex, { logging, dataEvents }: Trail, { type, leftOut, of }: Wanted): Known<boolean> {
  if (isUnknown(dataEvents)) return dataEvents;
  return and(logging, or(...dataEvents.map((recorded) => and(
    map(recorded.type, (text) => text === type),
    map(recorded.calls, (calls) => calls !== leftOut),
    coversBuckets(app, recorded, of),
  ))));
}

/** A bucket outside the app is known by its name alone, which a trail may write in several ways. */
function coversBuckets(app: GraphIndex, { of }: RecordedData, buckets: readonly Known<NodeId>[]): Known<boolean> {
  if (of === 'all' || buckets.length === 0) return true;
  return and(...buckets.map((bucket): Known<boolean> => {
    if (isUnknown(bucket)) return bucket;
    const hidden = of.find(isUnknown);
    if (of.includes(bucket)) return true;
    return hidden ?? (app.node(bucket)?.declaredAt === undefined ? unknown(`whether a trail records ${bucket}`) : false);
  }));
}
