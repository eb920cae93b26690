/**
 * The universal targets of a schedule that send to a queue, a topic, a bus or a stream by the API of its service. The
 * input of the call names what they send to.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
import { isUnknown } from '../../model/known';
import { Setting } from '../../model/setting';
import { arnNamed, busNamed } from '../../template/arn/arn-here';
import { namesFunction } from '../../template/arn/function-target';
import { Resource } from '../../template/stack';
import { at, listOf, propertiesOf } from '../../template/value/fields';
import { parseJsonText } from '../../template/value/parse-json-text';
import { ABSENT, Resolved } from '../../template/value/resolved';
import { settingsOf } from '../read-settings';
import { calledBy } from './universal-call';

export interface UniversalSend {
  readonly to: Resolved;
  /** The parameters of the call. */
  readonly settings: readonly Setting[];
}

/** What the input of each call names. */
const SENDS: ReadonlyMap<string, (input: Resolved) => readonly Resolved[]> = new Map([
  ['sqs:sendMessage', (input) => [queueOf(at(input, 'QueueUrl'))]],
  ['sns:publish', (input) => [firstOf(at(input, 'TopicArn'), at(input, 'TargetArn'))]],
  ['kinesis:putRecord', (input) => [firstOf(at(input, 'StreamARN'), arnNamed('kinesis', 'stream/', at(input, 'StreamName')))]],
  ['eventbridge:putEvents', busesOf],
]);

/** None for every other target, and where the input does not show what it sends to. */
export function universalSends(schedule: Resource): readonly UniversalSend[] {
  const target = at(propertiesOf(schedule), 'Target');
  const send = SENDS.get(calledBy(target));
  if (send === undefined) return [];
  const input = parseJsonText(at(target, 'Input'), schedule.stack);
  const settings = settingsOf(input, 'Target.Input');
  return send(input).filter((to) => to.is !== 'absent' && !namesFunction(to)).map((to) => ({ to, settings }));
}

function busesOf(input: Resolved): readonly Resolved[] {
  const entries = listOf(at(input, 'Entries'));
  if (isUnknown(entries)) return [at(input, 'Entries')];
  return entries.map((entry) => busNamed(at(entry, 'EventBusName')));
}

function firstOf(...values: readonly Resolved[]): Resolved {
  return values.find(({ is }) => is !== 'absent') ?? ABSENT;
}

const QUEUE_URL = /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\/(\d{12})\/([\w.-]+)$/;

/** A queue by its URL, which a template may write out. */
function queueOf(url: Resolved): Resolved {
  const [, region, account, name] = url.is === 'scalar' ? QUEUE_URL.exec(String(url.value)) ?? [] : [];
  return name === undefined ? url : { is: 'scalar', value: `arn:aws:sqs:${region}:${account}:${name}` };
}
