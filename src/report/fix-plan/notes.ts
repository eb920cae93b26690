/** Warns about the effects of an edit: what it replaces or interrupts, and what code must do. */
import { TemplateEdit } from '../../fixes/difference';
import { ResourcePlan } from '../../fixes/plan';

interface Note {
  readonly says: string;
  /** Applies only if the property has a value already. */
  readonly onlyOfThere?: boolean;
}

const REPLACES_MAPPING: Note = { says: 'replaces the mapping once it is deployed, and Lambda refuses a second one beside it: deploy in two steps, see docs/moving-over.md' };
const REPLACES_QUEUE: Note = { says: 'replaces the queue: let the old one run empty first, for its messages go with it' };
const REPLACES_TOPIC: Note = { says: 'replaces the topic: publishers outside the app have to be told its new ARN' };
const REPLACES_SETTINGS: Note = { says: 'replaces the asynchronous settings: see docs/moving-over.md' };
const REPLACES_SUBSCRIPTION: Note = { says: 'replaces the subscription: for a moment an event may come twice, or not at all' };

const NOTES: ReadonlyMap<string, Readonly<Record<string, Note>>> = new Map<string, Readonly<Record<string, Note>>>([
  ['AWS::DynamoDB::Table', {
    'StreamSpecification.StreamViewType': { says: 're-creates the stream: records that were not read yet are lost, and mappings start anew', onlyOfThere: true },
  }],
  ['AWS::Lambda::EventInvokeConfig', { FunctionName: REPLACES_SETTINGS, Qualifier: REPLACES_SETTINGS }],
  ['AWS::Lambda::EventSourceMapping', {
    EventSourceArn: REPLACES_MAPPING,
    FunctionResponseTypes: { says: 'the handler has to return { batchItemFailures: [{ itemIdentifier }] }, empty where all went well' },
    StartingPosition: REPLACES_MAPPING,
    StartingPositionTimestamp: REPLACES_MAPPING,
  }],
  ['AWS::Lambda::Url', { Qualifier: { says: 'replaces the URL: its address changes' } }],
  ['AWS::SNS::Subscription', { Endpoint: REPLACES_SUBSCRIPTION, Protocol: REPLACES_SUBSCRIPTION, TopicArn: REPLACES_SUBSCRIPTION }],
  ['AWS::SNS::Topic', { FifoTopic: REPLACES_TOPIC, TopicName: REPLACES_TOPIC }],
  ['AWS::SQS::Queue', { FifoQueue: REPLACES_QUEUE, QueueName: REPLACES_QUEUE }],
]);

export function notesOf({ type, becomes, edits }: ResourcePlan, isOfCdk = true): readonly string[] {
  if (becomes === 'added') return type === 'AWS::CloudWatch::Alarm' ? [`nobody hears an alarm without an action: ${isOfCdk ? 'alarm.addAlarmAction(...), ' : ''}AlarmActions`] : [];
  const notes = Object.entries(becomes === 'changed' ? NOTES.get(type) ?? {} : {});
  return notes.flatMap(([property, { says, onlyOfThere = false }]) => (
    edits.some((edit) => touches(edit, property) && !(onlyOfThere && edit.was === undefined)) ? [`${property}: ${says}`] : []
  ));
}

/** The paths are equal, or one contains the other. */
function touches({ path }: TemplateEdit, property: string): boolean {
  const [one, other] = [path.replace(/^Properties\./, ''), property];
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}
