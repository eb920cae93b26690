/** `SqsConsumer`, `KinesisConsumer` and `DynamoDbConsumer` in place of a mapping, with what the plan adds around it. */
import { SAFE_MAX_RECEIVE_COUNT } from '../../../sources/sqs/facts';
import { UNLIMITED } from '../../../sources/stream/facts';
import { own } from '../../../template/json';
import { ResourcePlan } from '../../plan';
import { consumerOptions, FIFO_DEFAULTS, QUEUE_DEFAULTS, STREAM_DEFAULTS } from './consumer-options';
import { withKeys } from './covered-statements';
import { destination } from './destination';
import { addedExit, ownExit } from './exits';
import { mappedHandler, roleOfHandler } from './handler';
import { StackPlan } from './stack-plan';
import { Covered, creation, keptId, LibraryStep } from './step';

interface Kind {
  readonly construct: string;
  /** The option that takes the source. */
  readonly option: string;
  readonly isQueue?: true;
}

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['AWS::DynamoDB::GlobalTable', { construct: 'DynamoDbConsumer', option: 'table' }],
  ['AWS::DynamoDB::Table', { construct: 'DynamoDbConsumer', option: 'table' }],
  ['AWS::Kinesis::Stream', { construct: 'KinesisConsumer', option: 'stream' }],
  ['AWS::Kinesis::StreamConsumer', { construct: 'KinesisConsumer', option: 'streamConsumer' }],
  ['AWS::SQS::Queue', { construct: 'SqsConsumer', option: 'queue', isQueue: true }],
]);

/** What the exit of a consumer covers, and the options that say the rest of it. */
interface Exit {
  readonly covers: readonly Covered[];
  readonly options: readonly string[];
  readonly notes: readonly string[];
}

const KEEPS_MAPPING = 'takes the place of the mapping under its logical id: with another one, Lambda refuses a second mapping and the deployment fails; '
  + 'see docs/moving-over.md';
const RESPONSES = 'the handler must return { batchItemFailures: [{ itemIdentifier }] }, an empty list if every record succeeds';
const POINTERS = 'the new queue gets pointers, to be read while the stream keeps the records; onFailure: Destination.bucket(bucket) keeps the records themselves';
const AGE = 'a record is tried for at most 6 hours (maxRecordAge), where the mapping sets no limit';

/** Undefined if the mapping stays: the construct would take over no other resource, or cannot say all of it. */
export function consumerStep(mapping: ResourcePlan, plan: StackPlan): LibraryStep | undefined {
  const { logicalId, path, becomes } = mapping;
  const { names } = plan;
  if (becomes !== 'changed' || path === undefined || names.highLevel(logicalId) === undefined) return undefined;
  const handler = mappedHandler(plan.setting(logicalId, 'FunctionName'), plan);
  const source = plan.construct(plan.setting(logicalId, 'EventSourceArn'), [...KINDS.keys()]);
  if (handler === undefined || source === undefined) return undefined;
  const { construct, option, isQueue } = KINDS.get(names.type(source)!)!;
  const isFifo = plan.setting(source, 'FifoQueue') === true;
  const defaults = isQueue === undefined ? STREAM_DEFAULTS : isFifo ? FIFO_DEFAULTS : QUEUE_DEFAULTS;
  const options = consumerOptions(names.properties(logicalId), defaults, names);
  const exit = (isQueue === undefined ? streamExit : queueExit)(logicalId, source, handler, plan);
  if (options === undefined || exit === undefined || exit.covers.length === 0) return undefined;
  const called = { construct, ...plan.freshId(`${names.variable(source)}Consumer`) };
  return {
    stack: plan.stack.name,
    ...called,
    statements: [
      ...creation(called, [`handler: ${names.construct(handler)},`, `${option}: ${names.construct(source)},`, ...options, ...exit.options]),
      keptId(called, 'lambda.CfnEventSourceMapping', logicalId),
    ],
    replaces: { what: names.optionsOf(logicalId), logicalId, path },
    notes: [KEEPS_MAPPING, ...(asksForResponses(mapping, plan) ? [RESPONSES] : []), ...exit.notes],
    covers: [{ resource: mapping }, ...exit.covers],
  };
}

/** The dead-letter queue of a source queue that had none, and a visibility timeout that it did not set. */
function queueExit(logicalId: string, queue: string, handler: string, plan: StackPlan): Exit | undefined {
  if (plan.setting(logicalId, 'DestinationConfig') !== undefined) return undefined;
  const resource = plan.planned.get(queue);
  if (resource?.becomes !== 'changed') return { covers: [], options: [], notes: [] };
  const [redrive, visibility] = ['RedrivePolicy', 'VisibilityTimeout'].map((key) => (
    resource.edits.find(({ path, was }) => path === `Properties.${key}` && was === undefined)
  ));
  const deadLetters = addedExit(own(redrive?.value, 'deadLetterTargetArn'), plan);
  const grants = { role: roleOfHandler(handler, plan), about: withKeys([queue], plan) };
  const made = deadLetters === undefined ? undefined : ownExit(deadLetters, [queue], grants, plan);
  const count = own(redrive?.value, 'maxReceiveCount');
  const covered = [...(made === undefined ? [] : [redrive!]), ...(typeof visibility?.value === 'number' ? [visibility] : [])];
  return {
    covers: [...made ?? [], ...(covered.length === 0 ? [] : [{ resource, edits: covered }])],
    options: made === undefined || count === SAFE_MAX_RECEIVE_COUNT ? [] : [`maxReceiveCount: ${Number(count)},`],
    notes: [],
  };
}

function streamExit(logicalId: string, source: string, handler: string, plan: StackPlan): Exit | undefined {
  const failure = plan.setting(logicalId, 'DestinationConfig', 'OnFailure', 'Destination');
  const added = addedExit(failure, plan);
  const grants = (ids: readonly string[]) => ({ role: roleOfHandler(handler, plan), about: withKeys(ids, plan) });
  const made = added === undefined ? undefined : ownExit(added, [logicalId], grants([source, added]), plan);
  const age = plan.setting(logicalId, 'MaximumRecordAgeInSeconds');
  const notes = age === undefined || age === UNLIMITED ? [AGE] : [];
  if (made !== undefined) return { covers: made, options: [], notes: [POINTERS, ...notes] };
  const there = destination(failure, plan);
  return there === undefined ? undefined : { covers: [], options: [`onFailure: ${there},`], notes };
}

/** The mapping did not ask for partial responses, and the construct does. */
function asksForResponses({ edits, logicalId }: ResourcePlan, plan: StackPlan): boolean {
  const types = 'FunctionResponseTypes';
  return plan.setting(logicalId, types) === undefined || edits.some(({ path }) => path.startsWith(`Properties.${types}`));
}
