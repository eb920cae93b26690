/** A qualifier that only deployment knows is one qualifier wherever one stack writes it, so that its settings are those of its callers. */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { reportOf } from '../../src/report/report';
import { textReport } from '../../src/report/text';
import { TemplateApp } from '../../src/template/app';
import { aConfig, aFunction, arn, Json, ref, resource } from '../template/app-of';

const PARAMETERS: Json = { Stage: { Type: 'String' }, Other: { Type: 'String' } };
const OUTSIDE = 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:fn';
const FAILED = 'arn:aws:sqs:eu-west-1:111122223333:failed';

const sub = (text: string): Json => ({ 'Fn::Sub': text });
const rule = (to: unknown): Json => resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: to }] });
const alias = (name: unknown): Json => resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: name });
const config = (qualifier: unknown): Json => aConfig({ Qualifier: qualifier, DestinationConfig: { OnFailure: { Destination: FAILED } } });

function deliveriesOf(...stacks: readonly Json[]) {
  const graph = readDeliveryGraph(new TemplateApp(stacks.map((resources, i) => (
    { name: `App${i}`, template: { Resources: resources, Parameters: PARAMETERS } }))));
  return { deliveries: graph.deliveries.filter(({ source }) => source.kind === 'async'), report: textReport(reportOf(graph), 200) };
}

const exits = ({ deliveries }: ReturnType<typeof deliveriesOf>): readonly unknown[] => deliveries.map(({ policy }) => (
  policy.exits.failure).map(({ to }) => to));

describe('settings and caller are of one qualifier', () => {
  test.each<[string, Json]>([
    ['an alias that a parameter names', { Alias: alias(ref('Stage')), Config: config(ref('Stage')), Rule: rule(ref('Alias')) }],
    ['an alias that a text with a parameter names', { Alias: alias(sub('v-${Stage}')), Config: config(sub('v-${Stage}')), Rule: rule(ref('Alias')) }],
    ['an alias or a version outside the app', { Config: config(ref('Stage')), Rule: rule(sub(`${OUTSIDE}:\${Stage}`)) }],
    ['an alias whose settings refer to it', {
      Alias: alias(ref('Stage')),
      Config: aConfig({
        FunctionName: ref('Alias'), Qualifier: ref('Stage'), DestinationConfig: { OnFailure: { Destination: FAILED } },
      }),
      Rule: rule(ref('Alias')),
    }],
  ])('%s', (_, resources) => {
    const read = deliveriesOf({ Fn: aFunction({ FunctionName: 'fn' }), ...resources });
    expect(read.deliveries).toHaveLength(1);
    expect(exits(read)).toEqual([[FAILED]]);
    expect(read.report).not.toContain('NOWHERE');
  });

  test('of a version by its attribute', () => {
    const Version = resource('AWS::Lambda::Version', { FunctionName: ref('Fn') });
    const read = deliveriesOf({ Fn: aFunction(), Version, Config: config({ 'Fn::GetAtt': ['Version', 'Version'] }), Rule: rule(ref('Version')) });
    expect(exits(read)).toEqual([[FAILED]]);
  });
});

describe('settings and caller may be of two qualifiers', () => {
  test.each<[string, Json]>([
    ['two parameters', { Alias: alias(ref('Stage')), Config: config(ref('Other')), Rule: rule(ref('Alias')) }],
    ['two texts', { Alias: alias(sub('a-${Stage}')), Config: config(ref('Stage')), Rule: rule(ref('Alias')) }],
    ['$LATEST', { Config: config(ref('Stage')), Rule: rule(arn('Fn')) }],
  ])('%s', (_, resources) => {
    expect(deliveriesOf({ Fn: aFunction(), ...resources }).deliveries).toHaveLength(2);
  });

  test('one parameter in two stacks', () => {
    const there: Json = {
      Config: resource('AWS::Lambda::EventInvokeConfig', {
        FunctionName: 'fn', Qualifier: ref('Stage'), DestinationConfig: { OnFailure: { Destination: FAILED } },
      }),
    };
    expect(deliveriesOf({ Rule: rule(sub(`${OUTSIDE}:\${Stage}`)) }, there).deliveries).toHaveLength(2);
  });
});
