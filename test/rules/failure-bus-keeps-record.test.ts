/** What counts as a listener on a bus for failed events. */
import { check } from '../../src/checks/check';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { failureBusKeepsRecord } from '../../src/rules/failure-bus-keeps-record';
import { aConfig, aFunction, appOf, aQueue, arn, Json, ref, resource } from '../template/app-of';

const FAILURE = { 'source': ['lambda'], 'detail-type': ['Lambda Function Invocation Result - Failure'] };
const target = { Targets: [{ Id: 'Q', Arn: arn('Q') }] };
const rule = (properties: Json): Json => resource('AWS::Events::Rule', { EventBusName: ref('Bus'), EventPattern: FAILURE, ...target, ...properties });
const asking = (requestContext: Json): Json => rule({ EventPattern: { ...FAILURE, detail: { requestContext } } });

const told = (resources: Json): readonly string[] => {
  const { findings, unknowns } = check(readDeliveryGraph(appOf({
    Fn: aFunction(),
    Settings: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Bus') } } }),
    Bus: resource('AWS::Events::EventBus', { Name: 'outcomes' }),
    Q: aQueue(),
    ...resources,
  })), [failureBusKeepsRecord]);
  return [...findings.map(({ severity, at }) => `${severity} at ${at.logicalId}`), ...unknowns.map(({ at }) => `unknown at ${at.logicalId}`)];
};

test.each<[string, Json, readonly string[]]>([
  ['nothing', {}, ['error at Bus']],
  ['nothing, and others may use the bus', { P: resource('AWS::Events::EventBusPolicy', { EventBusName: ref('Bus'), StatementId: 'all' }) }, ['warning at Bus']],
  ['a rule that catches them', { R: rule({}) }, []],
  ['a rule on another bus', { R: rule({ EventBusName: 'other' }) }, ['error at Bus']],
  ['a rule on a hidden bus', { R: rule({ EventBusName: { 'Fn::ImportValue': 'bus' } }) }, ['unknown at Bus']],
  ['a rule on a hidden bus that catches nothing', { R: rule({ EventBusName: { 'Fn::ImportValue': 'bus' }, EventPattern: { source: ['orders'] } }) }, ['error at Bus']],
  ['a disabled rule', { R: rule({ State: 'DISABLED' }) }, ['warning at Bus']],
  ['a rule whose state is hidden', { R: rule({ State: { 'Fn::ImportValue': 'state' } }) }, ['unknown at Bus']],
  ['a rule without targets', { R: rule({ Targets: [] }) }, ['warning at Bus']],
  ['a rule whose targets are hidden', { R: rule({ Targets: { 'Fn::ImportValue': 'targets' } }) }, []],
  ['a hidden pattern', { R: rule({ EventPattern: { 'Fn::ImportValue': 'pattern' } }) }, ['unknown at Bus']],
  ['rules for the two conditions', { A: asking({ condition: ['RetriesExhausted'] }), B: asking({ condition: ['EventAgeExceeded'] }) }, []],
  ['a rule for one condition', { A: asking({ condition: ['EventAgeExceeded'] }) }, ['warning at Bus']],
  ['a rule for one condition and an archive', { A: asking({ condition: ['EventAgeExceeded'] }), K: resource('AWS::Events::Archive', { SourceArn: arn('Bus') }) }, []],
  ['an archive of something else', { K: resource('AWS::Events::Archive', { SourceArn: arn('Bus'), EventPattern: { source: ['orders'] } }) }, ['warning at Bus']],
  ['an archive of a hidden bus', { K: resource('AWS::Events::Archive', { SourceArn: { 'Fn::ImportValue': 'bus' } }) }, ['unknown at Bus']],
  ['a dead-letter queue beside', { Fn: aFunction({ DeadLetterConfig: { TargetArn: arn('Q') } }) }, []],
  ['a hidden dead-letter queue beside', { Fn: aFunction({ DeadLetterConfig: { TargetArn: { 'Fn::ImportValue': 'dead' } } }) }, ['unknown at Bus']],
  ['a bus outside the app', { Settings: aConfig({ DestinationConfig: { OnFailure: { Destination: 'arn:aws:events:eu-west-1:111122223333:event-bus/default' } } }) }, []],
  ['successes alone', { Settings: aConfig({ DestinationConfig: { OnSuccess: { Destination: arn('Bus') } } }) }, []],
])('with %s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});

test.each<[string, Json, string, boolean]>([
  ['alone', {}, 'error', true],
  ['beside a rule for a part', { Part: asking({ condition: ['EventAgeExceeded'] }) }, 'warning', true],
  ['among others', { Older: rule({ EventPattern: { ...FAILURE, source: [{ prefix: 'aws.lambda' }, 'orders'] } }) }, 'error', true],
  ['where it asks for another event as well', { Older: rule({ EventPattern: { ...FAILURE, 'source': ['aws.lambda'], 'detail-type': ['Order'] } }) }, 'warning', false],
  ['of a rule without targets', { Older: rule({ EventPattern: { ...FAILURE, source: ['aws.lambda'] }, Targets: [] }) }, 'warning', false],
])('a rule that names the older source, %s, is mended where it means these failures', (_, resources, severity, isMended) => {
  const { findings } = check(readDeliveryGraph(appOf({
    Fn: aFunction(),
    Settings: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Bus') } } }),
    Bus: resource('AWS::Events::EventBus', { Name: 'outcomes' }),
    Q: aQueue(),
    Older: rule({ EventPattern: { ...FAILURE, source: ['aws.lambda'] } }),
    ...resources,
  })), [failureBusKeepsRecord]);
  expect(findings).toEqual([expect.objectContaining({ severity })]);
  expect(findings[0].changes.length > 0).toBe(isMended);
});
