/** Warns about the effects of an edit: what it replaces, interrupts or costs, and what code must do. */
import { TemplateEdit } from '../../fixes/difference';
import { ResourcePlan } from '../../fixes/plan';

interface Note {
  readonly text: string;
  /** Applies only if the property has a value already. */
  readonly onlyIfSet?: boolean;
  /** Applies only if the property has no value yet, and gets one. */
  readonly onlyIfNew?: boolean;
}

const REPLACES_MAPPING: Note = {
  text: 'replaces a deployed mapping, and Lambda refuses two mappings at once: '
    + 'remove it in one deployment and add it in the next, see docs/moving-over.md',
};
const REPLACES_QUEUE: Note = { text: 'replaces the queue and deletes its messages: empty the old queue first' };
const REPLACES_TOPIC: Note = { text: 'replaces the topic: publishers outside the app need the new ARN' };
const REPLACES_SETTINGS: Note = { text: 'replaces the asynchronous settings: see docs/moving-over.md' };
const REPLACES_SUBSCRIPTION: Note = { text: 'replaces the subscription: during the deployment, an event can arrive twice or not at all' };

const REPLACES_URL: Note = { text: 'replaces the URL: its address changes' };
const RECREATES_STREAM: Note = {
  text: 're-creates the stream: unread records are lost, and mappings start again', onlyIfSet: true,
};

/** A permission is replaced too, but without effect: the old statement stays until the new one exists. */
const NOTES: ReadonlyMap<string, Readonly<Record<string, Note>>> = new Map<string, Readonly<Record<string, Note>>>([
  ['AWS::DynamoDB::GlobalTable', { 'StreamSpecification.StreamViewType': RECREATES_STREAM }],
  ['AWS::DynamoDB::Table', { 'StreamSpecification.StreamViewType': RECREATES_STREAM }],
  ['AWS::Events::Rule', { EventBusName: { text: 'replaces the rule: permissions outside the app need the new ARN' } }],
  ['AWS::Lambda::EventInvokeConfig', { FunctionName: REPLACES_SETTINGS, Qualifier: REPLACES_SETTINGS }],
  ['AWS::Lambda::EventSourceMapping', {
    AmazonManagedKafkaEventSourceConfig: REPLACES_MAPPING,
    EventSourceArn: REPLACES_MAPPING,
    FunctionResponseTypes: {
      text: 'the handler must return { batchItemFailures: [{ itemIdentifier }] }, an empty list if every record succeeds',
    },
    ProvisionedPollerConfig: { text: 'provisioned pollers are billed as long as they run, with or without records', onlyIfNew: true },
    SelfManagedEventSource: REPLACES_MAPPING,
    SelfManagedKafkaEventSourceConfig: REPLACES_MAPPING,
    StartingPosition: REPLACES_MAPPING,
    StartingPositionTimestamp: REPLACES_MAPPING,
  }],
  ['AWS::Lambda::Url', { Qualifier: REPLACES_URL, TargetFunctionArn: REPLACES_URL }],
  ['AWS::SNS::Subscription', { Endpoint: REPLACES_SUBSCRIPTION, Protocol: REPLACES_SUBSCRIPTION, TopicArn: REPLACES_SUBSCRIPTION }],
  ['AWS::SNS::Topic', { FifoTopic: REPLACES_TOPIC, TopicName: REPLACES_TOPIC }],
  ['AWS::SQS::Queue', { FifoQueue: REPLACES_QUEUE, QueueName: REPLACES_QUEUE }],
]);

export function notesOf({ type, becomes, edits }: ResourcePlan, isOfCdk = true): readonly string[] {
  if (becomes === 'added') {
    return type === 'AWS::CloudWatch::Alarm' ? [`an alarm without an action notifies nobody: set ${isOfCdk ? 'alarm.addAlarmAction(...), ' : ''}AlarmActions`] : [];
  }
  const notes = Object.entries(becomes === 'changed' ? NOTES.get(type) ?? {} : {});
  return notes.flatMap(([property, note]) => (
    edits.some((edit) => touches(edit, property) && applies(note, edit)) ? [`${property}: ${note.text}`] : []
  ));
}

function applies({ onlyIfSet = false, onlyIfNew = false }: Note, { was, value }: TemplateEdit): boolean {
  return !(onlyIfSet && was === undefined) && !(onlyIfNew && (was !== undefined || value === undefined));
}

/** The paths are equal, or one contains the other. */
function touches({ path }: TemplateEdit, property: string): boolean {
  const [one, other] = [path.replace(/^Properties\./, ''), property];
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}
