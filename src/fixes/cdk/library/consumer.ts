/** A consumer of this library in place of a mapping, with what the plan adds around it. */
import { defined } from '../../../model/defined';
import { QUEUE_VISIBILITY_TIMEOUT } from '../../../resources/queue/facts';
import { SAFE_MAX_RECEIVE_COUNT, VISIBILITY_TIMEOUTS } from '../../../sources/sqs/facts';
import { UNLIMITED } from '../../../sources/stream/facts';
import { own } from '../../../template/json';
import { ResourcePlan } from '../../plan';
import { resourceBehind } from '../type-behind';
import { consumerOptions } from './consumer-options';
import { coveredStatements, Grants, withKeys } from './covered-statements';
import { destination } from './destination';
import { addedExit, ownExit } from './exits';
import { mappedHandler, roleOfHandler } from './handler';
import { brokerWords } from './sources/broker';
import { documentWords } from './sources/document-cluster';
import { kafkaWords } from './sources/kafka';
import { ownedWords } from './sources/owned';
import { SourceExit, SourceWordsOf, SourceWords } from './sources/source';
import { StackPlan } from './stack-plan';
import { Covered, creation, keptId, LibraryStep } from './step';

const SOURCES: readonly SourceWordsOf[] = [ownedWords, kafkaWords, brokerWords, documentWords];

/** What the exit of a consumer covers, and the options that say the rest of it. */
interface Exit {
  readonly covers: readonly Covered[];
  readonly options: readonly string[];
  readonly tasks?: readonly string[];
  readonly notes: readonly string[];
}

const KEEPS_MAPPING = 'takes the place of the mapping under its logical id: with another one, Lambda refuses a second mapping and the deployment fails; '
  + 'see docs/moving-over.md';
const NARROWER = 'permits what Lambda needs to poll, and no more: a handler that calls the source itself, as for sqs:ChangeMessageVisibility, needs a grant of its own';
const RESPONSES = 'the handler must return { batchItemFailures: [{ itemIdentifier }] }, an empty list if every record succeeds';
const KAFKA_RESPONSES = 'the handler must return { batchItemFailures: [{ itemIdentifier: { partition, offset } }] }, an empty list if every record succeeds';
const POLLERS = 'provisioned pollers are billed as long as they run, with or without records';
const AGE = 'a record is tried for at most 6 hours (maxRecordAge), where the mapping sets no limit';
const pointers = (keeper: string): string => (
  `the new queue gets pointers, to be read while the ${keeper} keeps the records; onFailure: Destination.bucket(bucket) keeps the records themselves`
);

/** Undefined if the mapping stays: the construct would take over no other resource, or has no option for a setting. */
export function consumerStep(mapping: ResourcePlan, plan: StackPlan): LibraryStep | undefined {
  const { logicalId, path, becomes } = mapping;
  const { names } = plan;
  if (becomes !== 'changed' || path === undefined) return undefined;
  const handler = mappedHandler(plan.setting(logicalId, 'FunctionName'), plan);
  const words = handler === undefined ? undefined : sourceWords(logicalId, plan);
  if (handler === undefined || words === undefined) return undefined;
  const options = consumerOptions(names.properties(logicalId), words, names);
  const exit = EXITS[words.exit]({ mapping, words, handler, plan });
  if (options === undefined || exit === undefined || exit.covers.length === 0) return undefined;
  const called = { construct: words.construct, ...plan.freshId(`${words.name}Consumer`) };
  return {
    stack: plan.stack.name,
    ...called,
    statements: [
      ...creation(called, [`handler: ${names.construct(handler)},`, ...words.options, ...options, ...exit.options]),
      keptId(called, 'lambda.CfnEventSourceMapping', logicalId),
    ],
    replaces: { what: names.optionsOf(logicalId), logicalId, path },
    ...defined({ tasks: exit.tasks }),
    notes: [KEEPS_MAPPING, ...exit.notes, ...words.isLowLevel ? [] : [NARROWER]],
    covers: [{ resource: mapping }, ...exit.covers],
  };
}

function sourceWords(mapping: string, plan: StackPlan): SourceWords | undefined {
  for (const sourceOf of SOURCES) {
    const words = sourceOf(mapping, plan);
    if (words !== undefined) return words.isLowLevel || plan.names.highLevel(mapping) !== undefined ? words : undefined;
  }
  return undefined;
}

/** A consumer in the making. */
interface Making {
  readonly mapping: ResourcePlan;
  readonly words: SourceWords;
  readonly handler: string;
  readonly plan: StackPlan;
}

/** The dead-letter queue of a source queue that had none, and a visibility timeout that it did not set. */
function queueExit({ mapping, words, handler, plan }: Making): Exit | undefined {
  if (plan.setting(mapping.logicalId, 'DestinationConfig') !== undefined) return undefined;
  const { plan: there, logicalId: queue } = words.source!;
  const resource = there.planned.get(queue);
  if (resource?.becomes !== 'changed') return { covers: [], options: [], notes: [] };
  const [redrive, visibility] = ['RedrivePolicy', 'VisibilityTimeout'].map((key) => (
    resource.edits.find(({ path, was }) => path === `Properties.${key}` && was === undefined)
  ));
  const deadLetters = addedExit(own(redrive?.value, 'deadLetterTargetArn'), there);
  const grants = { role: roleOfHandler(handler, plan), about: withKeys([queue], there) };
  const made = deadLetters === undefined ? undefined : ownExit(deadLetters, [queue], grants, there);
  if (made === undefined && isSetLater(there.setting(queue, 'RedrivePolicy', 'deadLetterTargetArn'), there)) return undefined;
  const count = own(redrive?.value, 'maxReceiveCount');
  const covered = [...(made === undefined ? [] : [redrive!]), ...(typeof visibility?.value === 'number' ? [visibility] : [])];
  return {
    covers: [...made ?? [], ...(covered.length === 0 ? [] : [{ resource, edits: covered }])],
    options: made === undefined || count === SAFE_MAX_RECEIVE_COUNT ? [] : [`maxReceiveCount: ${Number(count)},`],
    ...asked(asksForResponses(mapping, plan) ? [RESPONSES] : [], visibilityNotes(queue, there)),
  };
}

function visibilityNotes(queue: string, there: StackPlan): readonly string[] {
  if (there.setting(queue, 'VisibilityTimeout') !== undefined) return [];
  return [`hides each message of ${there.names.construct(queue)} for ${VISIBILITY_TIMEOUTS} times the timeout of the handler, in place of the `
    + `${QUEUE_VISIBILITY_TIMEOUT.default} s of a queue that sets no visibilityTimeout`];
}

/**
 * A dead-letter queue without an L2 construct is one that `DeliveryDefaults` adds when the app is complete: a consumer
 * would not see it, and make another.
 */
function isSetLater(deadLetters: unknown, there: StackPlan): boolean {
  return resourceBehind(deadLetters, there.stack) !== undefined && there.constructAnywhere(deadLetters, ['AWS::SQS::Queue']) === undefined;
}

/** The queue or bucket that the plan adds for what a consumer gives up. */
function mappingExit(making: Making): Exit | undefined {
  const { mapping: { logicalId }, words, plan } = making;
  const failure = plan.setting(logicalId, 'DestinationConfig', 'OnFailure', 'Destination');
  const added = addedExit(failure, plan);
  const made = added === undefined ? undefined : ownExit(added, [logicalId], grantsOf(making, [added]), plan);
  const { tasks, others } = mappingNotes(making);
  const notes = asked(tasks, made === undefined ? others : [pointers(words.keeper!), ...others]);
  if (made !== undefined) return { covers: made, options: [], ...notes };
  const there = destination(failure, plan);
  return there === undefined ? undefined : { covers: [], options: [`onFailure: ${there},`], ...notes };
}

const asked = (tasks: readonly string[], notes: readonly string[] = []): Pick<Exit, 'notes' | 'tasks'> => ({ notes: [...tasks, ...notes], tasks });

/** The broker keeps what fails, so that the permissions are all that the construct adds. */
function noExit(making: Making): Exit {
  return { covers: coveredStatements(making.plan, grantsOf(making)), options: [], notes: [] };
}

const EXITS: Readonly<Record<SourceExit, (making: Making) => Exit | undefined>> = {
  queue: queueExit, mapping: mappingExit, none: noExit,
};

function grantsOf({ words, handler, plan }: Making, exits: readonly string[] = []): Grants {
  const source = words.source?.plan === plan ? [words.source.logicalId] : [];
  return {
    role: roleOfHandler(handler, plan),
    about: withKeys([...source, ...words.secrets ?? [], ...exits], plan),
    anywhere: words.anywhere,
  };
}

function mappingNotes(
  { mapping, words: { keeper, defaults }, plan }: Making,
): { readonly tasks: readonly string[]; readonly others: readonly string[] } {
  const age = plan.setting(mapping.logicalId, 'MaximumRecordAgeInSeconds');
  const hasLimit = own(defaults, 'MaximumRecordAgeInSeconds') !== undefined;
  const reports = own(defaults, 'FunctionResponseTypes') !== undefined && asksForResponses(mapping, plan);
  const buysPollers = mapping.edits.some(({ path, was }) => (
    was === undefined && path.startsWith('Properties.ProvisionedPollerConfig')
  ));
  return {
    tasks: reports ? [keeper === 'topic' ? KAFKA_RESPONSES : RESPONSES] : [],
    others: [...(hasLimit && (age === undefined || age === UNLIMITED) ? [AGE] : []), ...(buysPollers ? [POLLERS] : [])],
  };
}

/** The mapping did not ask for partial responses, and the construct does. */
function asksForResponses({ edits, logicalId }: ResourcePlan, plan: StackPlan): boolean {
  const types = 'FunctionResponseTypes';
  return plan.setting(logicalId, types) === undefined || edits.some(({ path }) => path.startsWith(`Properties.${types}`));
}
