/** SAM's own attributes are resolved in every intrinsic that may name a resource, and in outputs. */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { TemplateApp } from '../../../src/template/app';
import { Json, ref, resource } from '../app-of';

const FN = resource('AWS::Serverless::Function', {
  AutoPublishAlias: 'live', EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: 'SQS' } } },
});

const appOf = (resources: Json, rest: Json = {}): TemplateApp => (
  new TemplateApp([{ name: 'App', template: { Transform: 'AWS::Serverless-2016-10-31', ...rest, Resources: { Fn: FN, ...resources } } }])
);

const ALIAS = 'App.Rule -> App.Fn:live';

test.each<[string, unknown, string]>([
  ['Ref', ref('Fn.Alias'), ALIAS],
  ['Fn::Sub', { 'Fn::Sub': '${Fn.Alias}' }, ALIAS],
  ['Fn::Sub with variables', { 'Fn::Sub': ['${Fn.Alias}${End}', { End: '' }] }, ALIAS],
  ['a variable of Fn::Sub', { 'Fn::Sub': ['${Alias}', { Alias: ref('Fn.Alias') }] }, ALIAS],
  ['Fn::GetAtt of a list', { 'Fn::GetAtt': ['Fn.Alias', 'AliasArn'] }, ALIAS],
  ['Fn::GetAtt with the dot in the attribute', { 'Fn::GetAtt': ['Fn', 'Alias.AliasArn'] }, ALIAS],
  ['Fn::GetAtt of a text', { 'Fn::GetAtt': 'Fn.Alias.AliasArn' }, ALIAS],
  ['Fn::Sub of an attribute', { 'Fn::Sub': '${Fn.Alias.AliasArn}' }, ALIAS],
  ['the version', { 'Fn::Sub': '${Fn.Version}' }, 'App.Rule -> App.Fn:App.FnVersion'],
  ['an attribute of the function itself', { 'Fn::Sub': '${Fn.Arn}' }, 'App.Rule -> App.Fn:$LATEST'],
])('%s', (_, target, id) => {
  const Rule = resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'fn', Arn: target }] });
  expect(readDeliveryGraph(appOf({ Rule })).deliveries.map((delivery) => delivery.id)).toContain(id);
});

test('a text that Fn::Sub leaves alone stays', () => {
  const app = appOf({ Topic: resource('AWS::SNS::Topic', { DisplayName: { 'Fn::Sub': '${!Fn.Alias} ${Other.Alias} ${Fn}' } }) });
  expect(app.stacks[0].resources.get('Topic')?.properties).toEqual({ DisplayName: { 'Fn::Sub': '${!Fn.Alias} ${Other.Alias} ${Fn}' } });
});

test('the queue of a destination is a source for another function', () => {
  const Redo = resource('AWS::Serverless::Function', { Events: { E: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': ['Fn.DestinationQueue', 'Arn'] } } } } });
  const delivery = readDeliveryGraph(appOf({ Redo })).deliveries.find(({ id }) => id === 'App.RedoE');
  expect(delivery?.source).toEqual({ kind: 'queue', node: 'App.FnEventInvokeConfigOnFailureQueue' });
});

test('an output exports the alias', () => {
  const first = { name: 'App', template: { Transform: 'AWS::Serverless-2016-10-31', Resources: { Fn: FN }, Outputs: { Alias: { Value: ref('Fn.Alias'), Export: { Name: 'alias' } } } } };
  const rule = resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'fn', Arn: { 'Fn::ImportValue': 'alias' } }] });
  const app = new TemplateApp([first, { name: 'Other', template: { Resources: { Rule: rule } } }]);
  expect(readDeliveryGraph(app).deliveries.map(({ id }) => id)).toContain('Other.Rule -> App.Fn:live');
});

test('the name of an alias without a default is hidden, and belongs to the same alias everywhere', () => {
  const Named = resource('AWS::Serverless::Function', { AutoPublishAlias: ref('Name'), EventInvokeConfig: { MaximumRetryAttempts: 0 } });
  const Rule = resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'fn', Arn: ref('Named.Alias') }] });
  const { deliveries } = readDeliveryGraph(appOf({ Named, Rule }, { Parameters: { Name: { Type: 'String' } } }));
  const [delivery, ...others] = deliveries.filter(({ target }) => target.function === 'App.Named');
  expect(others).toEqual([]);
  expect(delivery).toMatchObject({ source: { node: 'App.Rule' }, declaredAt: { logicalId: 'NamedEventInvokeConfig' }, policy: { attempts: { most: 1 } } });
});

test('the stage of an API', () => {
  const Api = resource('AWS::Serverless::Api', { StageName: 'prod' });
  const app = appOf({ Api, Out: resource('AWS::SSM::Parameter', { Value: ref('Api.Stage') }) });
  expect(app.stacks[0].resources.get('Out')?.properties).toEqual({ Value: ref('ApiprodStage') });
  expect(app.stacks[0].resources.get('ApiprodStage')?.properties).toMatchObject({ StageName: 'prod' });
});
