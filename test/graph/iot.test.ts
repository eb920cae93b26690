/** IoT sends what a rule selects, and waits for an authorizer, a hook or a certificate provider. */
import { Delivery } from '../../src/model/delivery-graph';
import { isUnknown } from '../../src/model/known';
import { aFunction, arn, aPermission, graphOf, Json, ref, resource } from '../template/app-of';

const IOT = 'iot.amazonaws.com';
const deliveries = (resources: Json): readonly Delivery[] => graphOf({ Fn: aFunction(), ...resources }).deliveries;
const kinds = (resources: Json): string[] => deliveries(resources).map(({ source: { kind } }) => kind);

const WAITING: readonly (readonly [string, Json, string])[] = [
  ['an authorizer', resource('AWS::IoT::Authorizer', { AuthorizerFunctionArn: arn('Fn') }), 'Arn'],
  ['a provisioning hook', resource('AWS::IoT::ProvisioningTemplate', { PreProvisioningHook: { TargetArn: arn('Fn') } }), 'TemplateArn'],
  ['a certificate provider', resource('AWS::IoT::CertificateProvider', { LambdaFunctionArn: arn('Fn') }), 'Arn'],
  ['an OCSP function', resource('AWS::IoT::DomainConfiguration', { ServerCertificateConfig: { OcspLambdaArn: arn('Fn') } }), 'Arn'],
];

describe.each(WAITING)('%s', (_, it, attribute) => {
  test.each<[string, Json]>([
    ['without a permission', {}],
    ['with a permission of its own', { P: aPermission(IOT, { SourceArn: { 'Fn::GetAtt': ['It', attribute] } }) }],
    ['with a permission for any source', { P: aPermission(IOT) }],
  ])('waits %s', (_name, more) => {
    expect(kinds({ It: it, ...more })).toEqual(['sync']);
  });

  test('needs a permission', () => {
    const allowed = (more: Json): unknown[] => deliveries({ It: it, ...more }).flatMap(({ access }) => access.map((one) => one.allowed));
    expect([allowed({}), allowed({ P: aPermission(IOT) })]).toEqual([[false], [true]]);
  });
});

test('a rule sends, and its permission adds nothing', () => {
  const rule = resource('AWS::IoT::TopicRule', { TopicRulePayload: { Actions: [{ Lambda: { FunctionArn: arn('Fn') } }] } });
  expect(kinds({ Rule: rule, P: aPermission(IOT, { SourceArn: arn('Rule') }) })).toEqual(['async']);
  expect(kinds({ Rule: rule, P: aPermission(IOT) })).toEqual(['async']);
});

test.each<[string, unknown, string[]]>([
  ['a rule', 'arn:aws:iot:eu-west-1:111122223333:rule/orders', ['async']],
  ['every rule', { 'Fn::Sub': 'arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/*' }, ['async']],
  ['an authorizer', { 'Fn::Sub': 'arn:aws:iot:${AWS::Region}:${AWS::AccountId}:authorizer/orders' }, []],
  ['a template', 'arn:aws:iot:eu-west-1:111122223333:provisioningtemplate/orders', []],
  ['anything', 'arn:aws:iot:eu-west-1:111122223333:*', ['unknown']],
  ['a hidden source', { 'Fn::Nope': 1 }, ['unknown']],
  ['no source', undefined, ['unknown']],
])('a permission for %s alone', (_, SourceArn, expected) => {
  const found = deliveries({ P: aPermission(IOT, SourceArn === undefined ? {} : { SourceArn }) });
  expect(found.map(({ source: { kind } }) => kind)).toEqual(expected);
  expect(found.filter(({ source }) => source.kind === 'unknown').every(({ source }) => isUnknown(source.node))).toBe(true);
});

test('of other services a permission for any source is a caller', () => {
  expect(kinds({ P: aPermission('sns.amazonaws.com') })).toEqual(['async']);
  expect(kinds({ P: aPermission('sns.amazonaws.com'), Other: ref('Fn') })).toEqual(['async']);
});
