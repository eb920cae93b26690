/** Versions, aliases and consumers of streams that a plan adds, in the words of aws-cdk-lib. */
import { alias, streamConsumer, version } from '../../../../src/fixes/cdk/additions/parts';
import { CdkNames } from '../../../../src/fixes/cdk/cdk-names';
import { TemplateApp } from '../../../../src/template/app';

const at = (path: string) => ({ Metadata: { 'aws:cdk:path': path } });

/** Of a stack with a function and a stream as L2 and as L1 constructs, in which the plan adds `Sale` and a version `One`. */
function saidBy(words: typeof version, type: string, properties: object): readonly string[] | undefined {
  const Resources = {
    Work: { Type: 'AWS::Lambda::Function', ...at('Shop/Work/Resource') },
    Low: { Type: 'AWS::Lambda::Function', ...at('Shop/Low') },
    Clicks: { Type: 'AWS::Kinesis::Stream', ...at('Shop/Clicks/Resource') },
    LowClicks: { Type: 'AWS::Kinesis::Stream', ...at('Shop/LowClicks') },
    Live: { Type: 'AWS::Lambda::Version', ...at('Shop/Work/CurrentVersion/Resource'), Properties: { FunctionName: { Ref: 'Work' } } },
    LowLive: { Type: 'AWS::Lambda::Version', ...at('Shop/LowLive'), Properties: { FunctionName: { Ref: 'Low' } } },
    One: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Work' } } },
    Sale: { Type: type, Properties: properties },
  };
  const [stack] = new TemplateApp([{ name: 'Shop', template: { Resources } }]).stacks;
  return words({ logicalId: 'Sale', type, properties }, new CdkNames(stack, new Set(['Sale', 'One'])));
}

const WORK = { Ref: 'Work' };

test('a version is of its function, with its description where it has one', () => {
  const of = (properties: object) => saidBy(version, 'AWS::Lambda::Version', properties);
  expect(of({ FunctionName: WORK })).toEqual(['const sale = new lambda.Version(this, "Sale", {', '  lambda: work,', '});']);
  expect(of({ FunctionName: WORK, Description: 'before the sale' })).toEqual([
    'const sale = new lambda.Version(this, "Sale", {', '  lambda: work,', '  description: "before the sale",', '});',
  ]);
  expect(of({ FunctionName: { Ref: 'Low' } })).toBeUndefined();
  expect(of({ FunctionName: 'work' })).toBeUndefined();
  expect(of({})).toBeUndefined();
});

test.each<[string, unknown, string]>([
  ['a version of the app', { 'Fn::GetAtt': ['Live', 'Version'] }, 'currentVersion'],
  ['a version that the plan adds', { 'Fn::GetAtt': ['One', 'Version'] }, 'one'],
  ['a number', '7', 'lambda.Version.fromVersionAttributes(this, "SaleVersion", { lambda: work, version: "7" })'],
  ['an L1 version', { 'Fn::GetAtt': ['LowLive', 'Version'] },
    'lambda.Version.fromVersionAttributes(this, "SaleVersion", { lambda: work, version: lowLive.attrVersion })'],
  ['the ARN of a version, which is no number', { Ref: 'Live' },
    'lambda.Version.fromVersionAttributes(this, "SaleVersion", { lambda: work, version: currentVersion.functionArn })'],
])('an alias takes %s', (_, number, said) => {
  expect(saidBy(alias, 'AWS::Lambda::Alias', { FunctionName: WORK, FunctionVersion: number, Name: 'live' })).toEqual([
    'const sale = new lambda.Alias(this, "Sale", {', '  aliasName: "live",', `  version: ${said},`, '});',
  ]);
});

test('an alias of a function that is no L2 construct has no L2 words', () => {
  expect(saidBy(alias, 'AWS::Lambda::Alias', { FunctionName: { Ref: 'Low' }, FunctionVersion: '7', Name: 'live' })).toBeUndefined();
});

test('a consumer of a stream is of that stream, if it is an L2 construct', () => {
  const of = (id: string) => saidBy(streamConsumer, 'AWS::Kinesis::StreamConsumer', { StreamARN: { 'Fn::GetAtt': [id, 'Arn'] }, ConsumerName: 'fast' });
  expect(of('Clicks')).toEqual([
    'const sale = new kinesis.StreamConsumer(this, "Sale", {', '  stream: clicks, streamConsumerName: "fast",', '});',
  ]);
  expect(of('LowClicks')).toBeUndefined();
});
