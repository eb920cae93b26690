/** Where a rule about exits is undecided: at the setting that hides the destination. */
import { check } from '../../../src/checks/check';
import { defineRule } from '../../../src/rules/kit/define-rule';
import { aConfig, aFunction, aMapping, aQueue, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const ABOUT_EXITS = defineRule({
  id: 'about-exits', severity: 'error', harm: 'lost-on-failure', why: '', source: '', hidden: { exit: () => true }, check: () => [],
});
const HIDDEN = ref('Given');

function undecidedAt(resources: Json): readonly string[] {
  const { unknowns } = check(graphOf({ Fn: aFunction(), ...resources }, { Parameters: { Given: { Type: 'String' } } }), [ABOUT_EXITS]);
  return unknowns.map(({ at, property }) => `${at.logicalId} ${property}`);
}

const rule = (): Json => ({
  Nightly: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: '0', Arn: arn('Fn') }] }),
});

test.each<[string, Json, readonly string[]]>([
  ['destination of failures', { Settings: aConfig({ DestinationConfig: { OnFailure: { Destination: HIDDEN } } }) }, ['Settings DestinationConfig.OnFailure.Destination']],
  ['destination of successes', { Settings: aConfig({ DestinationConfig: { OnSuccess: { Destination: HIDDEN } } }) }, ['Settings DestinationConfig.OnSuccess.Destination']],
  ['dead-letter queue of the function', { ...rule(), Fn: aFunction({ DeadLetterConfig: { TargetArn: HIDDEN } }) }, ['Fn DeadLetterConfig.TargetArn']],
  ['dead-letter queue of a queue', { Jobs: aQueue({ RedrivePolicy: { deadLetterTargetArn: HIDDEN, maxReceiveCount: 5 } }), Poll: aMapping({ EventSourceArn: arn('Jobs') }) }, ['Jobs RedrivePolicy.deadLetterTargetArn']],
  ['dead-letter queue of a pipe', {
    Clicks: resource('AWS::Kinesis::Stream', { ShardCount: 1 }),
    Pipe: resource('AWS::Pipes::Pipe', {
      Source: arn('Clicks'),
      Target: arn('Fn'),
      RoleArn: 'arn:aws:iam::111122223333:role/pipe',
      SourceParameters: { KinesisStreamParameters: { StartingPosition: 'LATEST', DeadLetterConfig: { Arn: HIDDEN } } },
    }),
  }, ['Pipe SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn']],
])('a hidden %s', (_, resources, expected) => {
  expect(undecidedAt(resources)).toEqual(expected);
});
