/**
 * Prepares the props of a construct: null is as good as left out, and a flag, a name or a text of another type is
 * refused. Types hold no caller of JavaScript, nor a value of type any, such as one of the context: `cdk -c enabled=false`
 * gives the text "false", which counts as true.
 */
import { RemovalPolicy, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { jsonText } from '../../template/json';
import { refuse } from './refuse';

export function withoutNulls<T extends object>(props: T): T {
  return Object.fromEntries(Object.entries(props ?? {}).filter(([, value]) => value !== null)) as T;
}

/** By the name of a prop, which means the same in every construct. */
const FLAGS: ReadonlySet<string> = new Set([
  'bisectBatchOnError', 'contentBasedDeduplication', 'enabled', 'eventBridge', 'fifo', 'fullDocument', 'ignorePollAlarmsFailure',
  'reportBatchItemFailures',
]);
/** Flags that decide what the template contains. */
const DECIDED_AT_SYNTH: ReadonlySet<string> = new Set(['eventBridge', 'fifo', 'fullDocument', 'reportBatchItemFailures']);
const TEXTS: ReadonlySet<string> = new Set(['alarmDescription', 'description', 'queueName']);
const GENERATED_NAMES: ReadonlySet<string> = new Set(['alarmName', 'deploymentGroupName', 'filterName', 'ruleName', 'scheduleName']);

interface CheckOptions {
  /** Stands before the name of a prop: `alarm.`. */
  readonly prefix?: string;
  /** Further flags that decide what the template contains. */
  readonly decidedAtSynth?: readonly string[];
}

/** The props without null. */
export function checkedProps<T extends object>(
  at: IConstruct, props: T, { prefix = '', decidedAtSynth = [] }: CheckOptions = {},
): T {
  const given = withoutNulls(props);
  for (const [name, value] of Object.entries(given) as [string, unknown][]) {
    if (value === undefined) continue;
    const prop = `${prefix}${name}`;
    if (FLAGS.has(name)) refuseNoFlag(at, prop, value, DECIDED_AT_SYNTH.has(name) || decidedAtSynth.includes(name));
    if (TEXTS.has(name) || GENERATED_NAMES.has(name)) refuseNoText(at, prop, value);
    if (GENERATED_NAMES.has(name)) refuseEmptyName(at, prop, value);
    if (name === 'removalPolicy') refuseNoRemovalPolicy(at, prop, value);
  }
  return given;
}

function refuseNoFlag(at: IConstruct, prop: string, value: unknown, isDecidedAtSynth: boolean): void {
  if (typeof value === 'boolean') return;
  const isToken = Token.isUnresolved(value);
  if (isToken && !isDecidedAtSynth) return;
  refuse(at, {
    prop,
    fact: isToken ? 'is known only at deployment' : `is ${shown(value)}, which is not true or false`,
    consequence: isToken ? 'It decides what the template contains' : 'It would count as true or false, whatever it says',
    fix: typeof value === 'string' && !isToken
      ? 'Give true or false: a value from the command line (cdk -c) is text, so compare it with \'true\''
      : 'Give true or false',
  });
}

function refuseNoText(at: IConstruct, prop: string, value: unknown): void {
  if (typeof value === 'string' || Token.isUnresolved(value)) return;
  refuse(at, {
    prop, fact: `is ${shown(value)}, which is not text`, consequence: 'AWS takes text only', fix: `Give text, or leave ${prop} out`,
  });
}

export function refuseEmptyName(at: IConstruct, prop: string, value: unknown): void {
  if (value !== '') return;
  refuse(at, {
    prop,
    fact: 'is empty',
    consequence: 'AWS rejects an empty name',
    fix: `Give a name, or leave ${prop} out to have one generated`,
  });
}

export function isRemovalPolicy(value: unknown): value is RemovalPolicy {
  return Object.values<unknown>(RemovalPolicy).includes(value);
}

function refuseNoRemovalPolicy(at: IConstruct, prop: string, value: unknown): void {
  if (isRemovalPolicy(value)) return;
  refuse(at, {
    prop,
    fact: `is ${shown(value)}, which is not a RemovalPolicy`,
    consequence: 'Whether the queue stays with its messages would be unknown',
    fix: 'Give RemovalPolicy.RETAIN or RemovalPolicy.DESTROY',
  });
}

function shown(value: unknown): string {
  return jsonText(value) ?? 'something else';
}
