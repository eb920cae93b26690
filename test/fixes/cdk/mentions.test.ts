/** How the head of a plan says where the constructs are that its code uses. */
import { CdkNames } from '../../../src/fixes/cdk/cdk-names';
import { TemplateApp } from '../../../src/template/app';

const at = (path: string, Type = 'AWS::SQS::Queue') => ({ Type, Metadata: { 'aws:cdk:path': path } });

const RESOURCES = {
  Outer: at('Shop/Outer/Resource', 'AWS::Lambda::Function'),
  Inner: at('Shop/Outer/Inner/Resource'),
  Innermost: at('Shop/Outer/Inner/Innermost/Resource', 'AWS::SNS::Topic'),
  Aside: at('Shop/Aside/Resource'),
  OfSchedule: at('Shop/SchedulerRoleForTarget-0a1b2c/Resource', 'AWS::IAM::Role'),
  OfPerson: at('Shop/SchedulerRoleForTarget-mine/Resource', 'AWS::IAM::Role'),
  OfPerson2: at('Shop/MySchedulerRoleForTarget-0a1b2c/Resource', 'AWS::IAM::Role'),
  Pathless: { Type: 'AWS::SQS::Queue' },
  Unlisted: at('Shop/Unlisted/Resource', 'AWS::Shop::Unlisted'),
};
const namesOf = () => new CdkNames(new TemplateApp([{ name: 'Shop', template: { Resources: RESOURCES } }]).stacks[0]);

function mentionsOf(...logicalIds: readonly string[]) {
  const names = namesOf();
  logicalIds.forEach((id) => names.construct(id));
  return names.mentions();
}

test('a construct of the stack is one of its variables, with its class and path', () => {
  expect(mentionsOf('Aside')).toEqual([{ variable: 'aside', type: 'sqs.Queue', path: 'Shop/Aside' }]);
});

test('a construct of a class that is not known is a Construct', () => {
  expect(mentionsOf('Unlisted')).toEqual([{ variable: 'unlisted', type: 'Construct', path: 'Shop/Unlisted' }]);
});

test('a construct inside others is found in them, from the outermost, each once', () => {
  expect(mentionsOf('Innermost', 'Inner', 'Innermost', 'Aside')).toEqual([
    { variable: 'outer', type: 'lambda.Function', path: 'Shop/Outer' },
    { variable: 'inner', type: 'sqs.Queue', path: 'Shop/Outer/Inner', code: 'outer.node.findChild("Inner") as sqs.Queue' },
    { variable: 'innermost', type: 'sns.Topic', path: 'Shop/Outer/Inner/Innermost', code: 'inner.node.findChild("Innermost") as sns.Topic' },
    { variable: 'aside', type: 'sqs.Queue', path: 'Shop/Aside' },
  ]);
});

test('a role that aws-cdk-lib makes for the targets of schedules is found in the stack, and no role of a person', () => {
  const [made, ...others] = mentionsOf('OfSchedule', 'OfPerson', 'OfPerson2');
  expect(made).toMatchObject({ path: 'Shop/SchedulerRoleForTarget-0a1b2c', code: 'this.node.findChild("SchedulerRoleForTarget-0a1b2c") as iam.Role' });
  expect(others.map(({ path, code }) => [path, code])).toEqual([
    ['Shop/SchedulerRoleForTarget-mine', undefined], ['Shop/MySchedulerRoleForTarget-0a1b2c', undefined],
  ]);
});

test('such a role is found in the stack of a stage as well', () => {
  const Resources = { OfSchedule: at('Prod/Shop/SchedulerRoleForTarget-0a1b2c/Resource', 'AWS::IAM::Role') };
  const names = new CdkNames(new TemplateApp([{ name: 'Prod/Shop', template: { Resources } }]).stacks[0]);
  names.construct('OfSchedule');
  expect(names.mentions()).toMatchObject([{ code: 'this.node.findChild("SchedulerRoleForTarget-0a1b2c") as iam.Role' }]);
});

test('a resource without a path is named by its stack and logical id', () => {
  expect(mentionsOf('Pathless')).toMatchObject([{ path: 'Shop.Pathless' }]);
  expect(mentionsOf('Pathless')[0].code).toBeUndefined();
});

test('what an attempt used that came to nothing is not mentioned, and what was used before stays', () => {
  const names = namesOf();
  names.construct('Aside');
  const [other] = new TemplateApp([{ name: 'Data', template: { Resources: { Jobs: at('Data/Jobs/Resource') } } }]).stacks;
  expect(names.tentatively(() => {
    names.construct('Aside');
    names.construct('Inner');
    expect(names.constructOf(new CdkNames(other), 'Jobs')).toBe('jobs');
    return undefined;
  })).toBeUndefined();
  expect(names.mentions().map(({ path }) => path)).toEqual(['Shop/Aside']);
  expect(names.isVariable('jobs')).toBe(false);
  expect(names.tentatively(() => names.construct('Inner'))).toBe('inner');
  expect(names.mentions().map(({ path }) => path)).toEqual(['Shop/Aside', 'Shop/Outer', 'Shop/Outer/Inner']);
});

test('a construct of another stack keeps its variable, beside one of this stack that has it', () => {
  const names = namesOf();
  const resources = { Aside: at('Data/Aside/Resource'), Deep: at('Data/Aside/Deep/Resource') };
  const other = new CdkNames(new TemplateApp([{ name: 'Data', template: { Resources: resources } }]).stacks[0]);
  expect([names.constructOf(other, 'Aside'), names.constructOf(other, 'Aside')]).toEqual(['aside2', 'aside2']);
  expect(names.constructOf(other, 'Deep')).toBeUndefined();
  expect(names.mentions()).toEqual([{ variable: 'aside2', type: 'sqs.Queue', path: 'Data/Aside' }]);
  expect(names.isVariable('aside2')).toBe(true);
});
