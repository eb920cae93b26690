/** What aws-cdk-lib's grants and our constructs permit is found permitted; one change to all policies, and it is not. */
import { Stack } from 'aws-cdk-lib';
import { AccessDecision } from '../../src/iam/decision';
import { Untyped } from '../support/untyped';
import { Asked, askedOf, synthesized, Template, word } from './asked';
import { CDK_APPS, CdkApp, Use } from './cdk-apps';
import { OWN_APPS } from './own-apps';

const APPS = [...CDK_APPS, ...OWN_APPS];

interface Built { readonly template: { Resources: Template }; readonly uses: readonly Use[] }

function build({ build: of }: CdkApp): Built {
  let uses: readonly Use[] = [];
  let resolve: Stack['resolve'] = (value) => value;
  const template = synthesized((stack) => {
    uses = of(stack);
    resolve = (value) => stack.resolve(value);
  });
  return { template, uses: resolve(uses) };
}

const BUILT = new Map(APPS.map((app) => [app.name, build(app)]));

function verdicts(asked: Asked, use: Use): AccessDecision[] {
  return use.actions.map((action) => {
    if ('role' in use) return asked.iam.evaluateRole(asked.value(use.role), action, asked.value(use.on));
    return action === 'lambda:InvokeFunction'
      ? asked.mayInvoke(use.service, use.on, use.source)
      : asked.iam.evaluateService(use.service, action, asked.value(use.on), asked.value(use.source));
  });
}

function answers(name: string, change: (resources: Template) => void, of: (use: Use) => boolean = () => true): string[] {
  const { template, uses } = BUILT.get(name)!;
  const changed = JSON.parse(JSON.stringify(template));
  change(changed.Resources);
  const asked = askedOf(changed);
  return [...new Set(uses.filter(of).flatMap((use) => verdicts(asked, use).map(word)))];
}

const names = APPS.map(({ name }) => name);
const ofRole = (use: Use): boolean => 'role' in use;
const roleNames = names.filter((name) => BUILT.get(name)!.uses.some(ofRole));
const serviceNames = names.filter((name) => BUILT.get(name)!.uses.some((use) => !ofRole(use)));

const statements = (resources: Template, types: RegExp): Untyped[] => Object.values(resources).filter(({ Type }) => types.test(Type))
  .flatMap(({ Properties }) => (Properties.PolicyDocument ?? Properties.KeyPolicy).Statement);
const IDENTITY = /IAM::Policy$/;
const RESOURCE = /(?:Queue|Topic|Bucket)Policy$|KMS::Key$/;
const each = (types: RegExp, change: (statement: Untyped) => void) => (resources: Template): void => statements(resources, types).forEach(change);

test.each(names)('everything is allowed to %s', (name) => {
  expect(answers(name, () => undefined)).toEqual(['allowed']);
});

test.each(names)('every permission names policies of the template for %s', (name) => {
  const { template, uses } = BUILT.get(name)!;
  const found = uses.flatMap((use) => verdicts(askedOf(template), use));
  expect(found.every(({ policies }) => policies.length > 0)).toBe(true);
});

const CHANGES: readonly (readonly [string, string, (resources: Template) => void])[] = [
  ['its policies are gone', 'denied', (all) => Object.keys(all).filter((id) => IDENTITY.test(all[id].Type)).forEach((id) => delete all[id])],
  ['its policies are of another role', 'denied', (all) => Object.values(all).filter(({ Type }) => IDENTITY.test(Type)).forEach(({ Properties }) => {
    Properties.Roles = ['stranger'];
  })],
  ['another statement denies everything', 'denied', (all) => Object.values(all).filter(({ Type }) => IDENTITY.test(Type))
    .forEach(({ Properties }) => Properties.PolicyDocument.Statement.push({ Effect: 'Deny', Action: '*', Resource: '*' }))],
  ['each statement denies', 'denied', each(IDENTITY, (statement) => { statement.Effect = 'Deny'; })],
  ['each statement is of another action', 'denied', each(IDENTITY, (statement) => { statement.Action = 'sts:AssumeRole'; })],
  ['each statement is of another resource', 'denied', each(IDENTITY, (statement) => { statement.Resource = 'arn:aws:sqs:*:*:stranger'; })],
  ['each statement is of no action', 'denied', each(IDENTITY, (statement) => {
    delete statement.Action;
    statement.NotAction = '*';
  })],
  ['each statement has a condition that nobody can decide', 'unknown', each(IDENTITY, (statement) => {
    statement.Condition = { StringEquals: { 'aws:PrincipalTag/team': 'x' } };
  })],
  ['the role has a boundary', 'unknown', (all) => Object.values(all).filter(({ Type }) => Type === 'AWS::IAM::Role').forEach(({ Properties }) => {
    Properties.PermissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';
  })],
];

describe.each(CHANGES)('when %s: %s', (_, expected, change) => {
  test.each(roleNames)('%s', (name) => {
    expect(answers(name, change, ofRole)).toEqual([expected]);
  });
});

const isPermission = ({ Type }: { Type: string }): boolean => Type === 'AWS::Lambda::Permission';
const permissions = (all: Template): Untyped[] => Object.values(all).filter(isPermission).map(({ Properties }) => Properties);
const SERVICE_CHANGES: readonly (readonly [string, string, (resources: Template) => void])[] = [
  ['it is another service', 'denied', (all) => {
    each(RESOURCE, (statement) => { statement.Principal = { Service: 'iot.amazonaws.com' }; })(all);
    permissions(all).forEach((properties) => { properties.Principal = 'iot.amazonaws.com'; });
  }],
  ['it is another source', 'denied', (all) => {
    each(RESOURCE, (statement) => { statement.Condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:iot:*:*:rule/x' } }; })(all);
    permissions(all).forEach((properties) => { properties.SourceArn = 'arn:aws:iot:eu-west-1:111122223333:rule/x'; });
  }],
  ['the policies are gone', 'denied', (all) => {
    Object.keys(all).filter((id) => RESOURCE.test(all[id].Type) && !all[id].Type.includes('KMS')).forEach((id) => delete all[id]);
    Object.values(all).filter(({ Type }) => Type.includes('KMS')).forEach(({ Properties }) => { delete Properties.KeyPolicy; });
    Object.keys(all).filter((id) => isPermission(all[id])).forEach((id) => delete all[id]);
  }],
  ['the source is hidden', 'unknown', (all) => {
    each(RESOURCE, (statement) => { statement.Condition = { ArnLike: { 'aws:SourceArn': { 'Fn::Nope': 1 } } }; })(all);
    permissions(all).forEach((properties) => { properties.SourceArn = { 'Fn::Nope': 1 }; });
  }],
];

describe.each(SERVICE_CHANGES)('when %s: %s', (_, expected, change) => {
  test.each(serviceNames)('%s', (name) => {
    expect(answers(name, change, (use) => !ofRole(use))).toEqual([expected]);
  });
});
