/** Rules that name the source of Lambda's records as an older page of AWS does. */
import { check } from '../../src/checks/check';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { awsEventsReachBus } from '../../src/rules/aws-events-reach-bus';
import { failureBusKeepsRecord } from '../../src/rules/failure-bus-keeps-record';
import { aConfig, aFunction, appOf, aQueue, arn, Json, ref, resource } from '../template/app-of';

const RESULT = { 'detail-type': [{ prefix: 'Lambda Function Invocation Result' }] };
const DEFAULT_BUS = { 'Fn::Sub': 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/default' };
const ruleFor = (pattern: Json, more: Json = {}): Json => ({
  Rule: resource('AWS::Events::Rule', { EventBusName: ref('Bus'), EventPattern: pattern, Targets: [{ Id: 'Q', Arn: arn('Q') }], ...more }),
});
const sends = (to: unknown, on = 'OnSuccess'): Json => ({ Settings: aConfig({ DestinationConfig: { [on]: { Destination: to } } }) });

const told = (resources: Json): readonly string[] => {
  const { findings, unknowns } = check(readDeliveryGraph(appOf({
    Fn: aFunction(), Bus: resource('AWS::Events::EventBus', { Name: 'outcomes' }), Q: aQueue(), ...resources,
  })), [awsEventsReachBus, failureBusKeepsRecord]);
  return [...findings.map(({ rule, property }) => `${rule} ${property}`), ...unknowns.map(({ rule }) => `${rule} unknown`)];
};
const AT_PATTERN = ['aws-events-reach-bus EventPattern'];
const AT_BUS = ['aws-events-reach-bus EventBusName'];

test.each<[string, Json, readonly string[]]>([
  ['for records of successes', { ...ruleFor({ source: ['aws.lambda'], ...RESULT }), ...sends(arn('Bus')) }, AT_PATTERN],
  ['for records of failures, which another rule says', { ...ruleFor({ source: ['aws.lambda'], ...RESULT }), ...sends(arn('Bus'), 'OnFailure') }, ['failure-bus-keeps-record ']],
  ['for whatever Lambda sends', { ...ruleFor({ source: ['aws.lambda'] }), ...sends(arn('Bus')) }, AT_PATTERN],
  ['beside the right one', { ...ruleFor({ source: ['aws.lambda', 'lambda'], ...RESULT }), ...sends(arn('Bus')) }, []],
  ['beside a source of AWS', { ...ruleFor({ source: ['aws.lambda', 'aws.ec2'] }), ...sends(arn('Bus')) }, [...AT_BUS, ...AT_PATTERN]],
  ['for records that go elsewhere', { ...ruleFor({ source: ['aws.lambda'], ...RESULT }), ...sends(arn('Q')) }, AT_BUS],
  ['for records of a hidden destination', { ...ruleFor({ source: ['aws.lambda'], ...RESULT }), ...sends({ 'Fn::ImportValue': 'bus' }) }, ['aws-events-reach-bus unknown']],
  ['for records on the default bus', { ...ruleFor({ source: ['aws.lambda'], ...RESULT }, { EventBusName: 'default' }), ...sends(DEFAULT_BUS) }, AT_PATTERN],
  ['for calls on the default bus', { ...ruleFor({ source: ['aws.lambda'] }, { EventBusName: 'default' }), ...sends(DEFAULT_BUS) }, []],
])('the older source %s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});

test.each<[string, readonly unknown[], readonly unknown[]]>([
  ['AWS alone', ['aws.s3', { prefix: 'aws.ec2' }], [expect.objectContaining({ kind: 'set', property: 'EventBusName' })]],
  ['a source of its own too', ['aws.s3', 'shop'], []],
  ['what begins otherwise', ['aws.s3', { prefix: 'shop' }], []],
  ['what is compared in another way', ['aws.s3', { 'anything-but': ['shop'] }], []],
])('the plan takes a rule from its bus that listens for %s only if nothing else arrives there for it', (_, source, changes) => {
  const { findings } = check(readDeliveryGraph(appOf({ Bus: resource('AWS::Events::EventBus', { Name: 'outcomes' }), Q: aQueue(), ...ruleFor({ source }) })), [awsEventsReachBus]);
  expect(findings.map((finding) => finding.changes)).toEqual([changes]);
});
