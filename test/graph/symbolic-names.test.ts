/**
 * A name of which only deployment knows a part is the name of one resource wherever one stack writes it, by whatever
 * intrinsic. Two stacks that write the same text mean two names, unless what they write is the same for both.
 */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { DeliveryGraph } from '../../src/model/delivery-graph';
import { isUnknown } from '../../src/model/known';
import { TemplateApp } from '../../src/template/app';
import { FoundTemplate } from '../../src/template/found-template';
import { aFunction, aMapping, aPermission, aQueue, Json, ref, resource } from '../template/app-of';

const sub = (...text: readonly unknown[]): Json => ({ 'Fn::Sub': text.length === 1 ? text[0] : text });
const join = (delimiter: string, ...items: readonly unknown[]): Json => ({ 'Fn::Join': [delimiter, items] });
const QUEUE = 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:';
const PARAMETERS: Json = { Parameters: { Stage: { Type: 'String' }, Other: { Type: 'String' }, Few: { Type: 'String', AllowedValues: ['a', 'b'] } } };

/** An app of one stack whose name only deployment knows. */
const graphOf = (resources: Json, rest: Json): DeliveryGraph => (
  readDeliveryGraph(new TemplateApp([{ name: 'App', template: { Resources: resources, ...rest } }]))
);
const sourceOf = (queueName: unknown, sourceArn: unknown): unknown => graphOf(
  { Fn: aFunction(), Q: aQueue({ QueueName: queueName }), M: aMapping({ EventSourceArn: sourceArn }) }, PARAMETERS,
).deliveries[0].source.node;

test.each<[string, unknown, unknown]>([
  ['the account', sub('in-${AWS::AccountId}'), sub(`${QUEUE}in-\${AWS::AccountId}`)],
  ['the Region twice', sub('${AWS::Region}-${AWS::Region}'), sub(`${QUEUE}\${AWS::Region}-\${AWS::Region}`)],
  ['a parameter', sub('${Stage}-in'), sub(`${QUEUE}\${Stage}-in`)],
  ['a parameter that is the whole name', ref('Stage'), sub(`${QUEUE}\${Stage}`)],
  ['a parameter of a few values', sub('${Few}-in'), sub(`${QUEUE}\${Few}-in`)],
  ['a list that is joined', join('-', ref('Stage'), 'in'), sub(`${QUEUE}\${Stage}-in`)],
  ['a variable of the text', sub('${a}-in', { a: ref('Stage') }), sub(`${QUEUE}\${b}`, { b: sub('${Stage}-in') })],
  ['an ARN that is joined', sub('${Stage}-in'), join(':', 'arn', ref('AWS::Partition'), 'sqs', ref('AWS::Region'), ref('AWS::AccountId'), join('-', ref('Stage'), 'in'))],
  ['an import', sub('${a}-in', { a: { 'Fn::ImportValue': 'Name' } }), sub(`${QUEUE}\${a}-in`, { a: { 'Fn::ImportValue': 'Name' } })],
])('%s in a name is the same value wherever the stack writes it', (_, name, sourceArn) => {
  expect(sourceOf(name, sourceArn)).toBe('App.Q');
});

test.each<[string, unknown, unknown]>([
  ['another parameter', sub('${Stage}-in'), sub(`${QUEUE}\${Other}-in`)],
  ['another text around it', sub('${Stage}-in'), sub(`${QUEUE}\${Stage}-out`)],
  ['another Region', sub('${Stage}-in'), sub('arn:aws:sqs:${Other}:${AWS::AccountId}:${Stage}-in')],
  ['a value that is hidden in no way that has a name', sub('${a}-in', { a: { 'Fn::Base64': 'a' } }), sub(`${QUEUE}\${a}-in`, { a: { 'Fn::Base64': 'a' } })],
])('%s does not name the resource', (_, name, sourceArn) => {
  expect(sourceOf(name, sourceArn)).not.toBe('App.Q');
});

test('names of two parameters whose first hundred characters are the same are two', () => {
  const long = 'A'.repeat(120);
  const { deliveries } = graphOf(
    { Fn: aFunction(), Q: aQueue({ QueueName: ref(`${long}1`) }), M: aMapping({ EventSourceArn: sub(`${QUEUE}\${${long}2}`) }) },
    { Parameters: { [`${long}1`]: { Type: 'String' }, [`${long}2`]: { Type: 'String' } } },
  );
  expect(deliveries[0].source.node).not.toBe('App.Q');
});

describe('in two stacks', () => {
  const sourceIn = (name: string, sourceArn: string, environments: readonly (string | undefined)[]): unknown => {
    const stack = (of: string, environment: string | undefined, resources: Json): FoundTemplate => (
      { name: of, ...(environment === undefined ? {} : { environment }), template: { ...PARAMETERS, Resources: resources } }
    );
    return readDeliveryGraph(new TemplateApp([
      stack('A', environments[0], { Q: aQueue({ QueueName: sub(name) }) }),
      stack('B', environments[1], { Fn: aFunction(), M: aMapping({ EventSourceArn: sub(sourceArn) }) }),
    ])).deliveries[0].source.node;
  };
  const [ONE, TWO, UNKNOWN] = ['aws://1/eu-west-1', 'aws://2/eu-west-1', 'aws://unknown-account/unknown-region'];

  test.each<[string, string, string, readonly (string | undefined)[]]>([
    ['the name of the stack', 'in-${AWS::StackName}', `${QUEUE}in-\${AWS::StackName}`, [ONE, ONE]],
    ['a parameter', 'in-${Stage}', `${QUEUE}in-\${Stage}`, [ONE, ONE]],
    ['the account of another', 'in-${AWS::AccountId}', 'arn:aws:sqs:eu-west-1:1:in-${AWS::AccountId}', [ONE, TWO]],
  ])('%s is two values', (_, name, sourceArn, environments) => {
    expect(sourceIn(name, sourceArn, environments)).not.toBe('A.Q');
  });

  test.each<[string, string, string, readonly (string | undefined)[]]>([
    ['the account of both', 'in-${AWS::AccountId}', `${QUEUE}in-\${AWS::AccountId}`, [ONE, ONE]],
    ['the account that both are deployed to', 'in-${AWS::AccountId}', `${QUEUE}in-\${AWS::AccountId}`, [UNKNOWN, UNKNOWN]],
    ['the account and what it is', 'in-${AWS::AccountId}-${AWS::Region}', `${QUEUE}in-1-eu-west-1`, [ONE, ONE]],
  ])('%s is one value', (_, name, sourceArn, environments) => {
    expect(sourceIn(name, sourceArn, environments)).toBe('A.Q');
  });

  test.each(['${AWS::StackName}', '${Stage}'])('a resource outside the app whose name has %s is two', (part) => {
    const template = { ...PARAMETERS, Resources: { Fn: aFunction(), M: aMapping({ EventSourceArn: sub(`${QUEUE}${part}-in`) }) } };
    const { nodes } = readDeliveryGraph(new TemplateApp([{ name: 'A', template }, { name: 'B', template }]));
    expect(nodes.filter(({ kind }) => kind === 'queue')).toHaveLength(2);
  });
});

test('what a stack passes to one that it nests is one value in both', () => {
  const nested = {
    Parameters: { Name: { Type: 'String' } },
    Resources: { Fn: aFunction(), M: aMapping({ EventSourceArn: sub(`${QUEUE}\${Name}-in`) }) },
  };
  const source = (passed: unknown, name: string): unknown => readDeliveryGraph(new TemplateApp([{
    name: 'A',
    template: {
      ...PARAMETERS,
      Resources: { Q: aQueue({ QueueName: sub(name) }), N: resource('AWS::CloudFormation::Stack', { Parameters: { Name: passed } }) },
    },
    nested: new Map([['N', { name: 'N', template: nested }]]),
  }])).deliveries[0].source.node;
  expect(source(ref('Stage'), '${Stage}-in')).toBe('A.Q');
  expect(source(ref('AWS::StackName'), '${AWS::StackName}-in')).toBe('A.Q');
  expect(source(ref('Other'), '${Stage}-in')).not.toBe('A.Q');
});

describe('a function', () => {
  const rule = (target: unknown): Json => resource('AWS::Events::Rule', { Targets: [{ Id: 'a', Arn: target }] });
  const LAMBDA = 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:';
  const targetOf = (name: unknown, target: unknown): unknown => {
    const { deliveries } = graphOf({ Fn: aFunction({ FunctionName: name }), R: rule(target) }, PARAMETERS);
    return deliveries.map(({ target: { function: id, qualifier } }) => (isUnknown(id) ? 'unknown' : [id, qualifier]));
  };

  test.each<[string, unknown, unknown, string]>([
    ['the name of the stack', sub('${AWS::StackName}-work'), sub(`${LAMBDA}\${AWS::StackName}-work`), '$LATEST'],
    ['a parameter', sub('work-${Stage}'), sub(`${LAMBDA}work-\${Stage}`), '$LATEST'],
    ['a parameter, and a qualifier', sub('work-${Stage}'), sub(`${LAMBDA}work-\${Stage}:live`), 'live'],
    ['a parameter that is the whole name', ref('Stage'), join('', sub(LAMBDA), ref('Stage')), '$LATEST'],
  ])('is named by an ARN with %s', (_, name, target, qualifier) => {
    expect(targetOf(name, target)).toEqual([['App.Fn', qualifier]]);
  });

  test.each<[string, unknown, unknown]>([
    ['another parameter', sub('work-${Stage}'), sub(`${LAMBDA}work-\${Other}`)],
    ['a Region that is a parameter', sub('work-${Stage}'), sub('arn:aws:lambda:${Other}:${AWS::AccountId}:function:work-${Stage}')],
  ])('may be another one where an ARN has %s', (_, name, target) => {
    expect(targetOf(name, target)).toEqual(['unknown']);
  });

  test.each<[string, unknown, unknown]>([
    ['joined', sub('work-${Stage}'), join('-', 'work', ref('Stage'))],
    ['whole', ref('Stage'), ref('Stage')],
    ['with an account', sub('work-${Stage}'), sub('${AWS::AccountId}:function:work-${Stage}')],
    ['with a qualifier', sub('work-${Stage}'), sub('work-${Stage}:$LATEST')],
  ])('is named by a name alone, %s, in a permission', (_, name, functionName) => {
    const { permissions } = graphOf(
      { Fn: aFunction({ FunctionName: name }), P: aPermission('events.amazonaws.com', { FunctionName: functionName }) }, PARAMETERS,
    );
    expect(permissions.map(({ target }) => [target.function, target.qualifier])).toEqual([['App.Fn', '$LATEST']]);
  });
});

describe('a bucket', () => {
  const bucketsOf = (name: unknown, written: unknown): unknown => graphOf({
    Fn: aFunction(),
    B: resource('AWS::S3::Bucket', { BucketName: name }),
    R: resource('AWS::Events::Rule', {
      EventPattern: { source: ['aws.s3'], detail: { bucket: { name: [written] } } },
      Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': ['Fn', 'Arn'] } }],
    }),
  }, PARAMETERS).links.map(({ buckets }) => buckets);

  test.each<[string, unknown, unknown]>([
    ['the account', sub('in-${AWS::AccountId}'), sub('in-${AWS::AccountId}')],
    ['a parameter', join('-', ref('Stage'), 'in'), sub('${Stage}-in')],
    ['a parameter alone', ref('Stage'), ref('Stage')],
  ])('is named by the pattern of a rule with %s', (_, name, written) => {
    expect(bucketsOf(name, written)).toEqual([['App.B']]);
  });
});

describe('where a parameter is the whole name', () => {
  const FN = { 'Fn::GetAtt': ['Fn', 'Arn'] };
  const deliveriesOf = (resources: Json): readonly unknown[] => (
    graphOf({ Fn: aFunction(), ...resources }, PARAMETERS).deliveries
      .map(({ source: { node }, access }) => [node, access.map(({ allowed }) => allowed)])
  );
  const BUCKET = 'arn:${AWS::Partition}:s3:::${Ref Stage, a parameter of App}';

  test.each<[string, Json, Json | string, string]>([
    ['a bucket outside the app, whose notifications a custom resource sets', {}, join('', 'arn:', ref('AWS::Partition'), ':s3:::', ref('Stage')), BUCKET],
    ['a bucket outside the app, in a text', {}, sub('arn:aws:s3:::${Stage}'), BUCKET],
    ['a bucket of the app', { B: resource('AWS::S3::Bucket', { BucketName: ref('Stage') }) }, sub('arn:aws:s3:::${Stage}'), 'App.B'],
  ])('%s is one delivery, which its permission allows', (_, resources, sourceArn, id) => {
    expect(deliveriesOf({
      ...resources,
      N: resource('Custom::S3BucketNotifications', {
        BucketName: ref('Stage'), NotificationConfiguration: { LambdaFunctionConfigurations: [{ Events: ['s3:ObjectCreated:*'], LambdaFunctionArn: FN }] },
      }),
      P: aPermission('s3.amazonaws.com', { SourceArn: sourceArn }),
    })).toEqual([[id, [true]]]);
  });

  test.each<[string, Json, string]>([
    ['the app', { G: resource('AWS::Logs::LogGroup', { LogGroupName: ref('Stage') }) }, 'App.G'],
    ['no template', {}, 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Ref Stage, a parameter of App}'],
  ])('a log group of %s is one delivery, which its permission allows', (_, resources, id) => {
    expect(deliveriesOf({
      ...resources,
      F: resource('AWS::Logs::SubscriptionFilter', { LogGroupName: ref('Stage'), DestinationArn: FN }),
      P: aPermission('logs.amazonaws.com', { SourceArn: sub('arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Stage}:*') }),
    })).toEqual([[id, [true]]]);
  });

  test.each<[string, unknown, unknown]>([['that queue', ref('Stage'), true], ['another', ref('Other'), 'unknown']])('an alarm watches %s', (_, name, watched) => {
    const { nodes } = graphOf({
      Fn: aFunction(),
      Q: aQueue({ QueueName: ref('Stage') }),
      M: aMapping({ EventSourceArn: { 'Fn::GetAtt': ['Q', 'Arn'] } }),
      A: resource('AWS::CloudWatch::Alarm', {
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        ComparisonOperator: 'GreaterThanThreshold',
        Dimensions: [{ Name: 'QueueName', Value: name }],
        AlarmActions: ['arn:aws:sns:eu-west-1:1:pager'],
      }),
    }, PARAMETERS);
    const alarm = nodes.flatMap((node) => (node.kind === 'queue' ? [node.hasAlarm] : []));
    expect(alarm.map((one) => (isUnknown(one) ? 'unknown' : one))).toEqual([watched]);
  });

  test('an action of a pipeline names the function', () => {
    const action = { Name: 'a', Configuration: { FunctionName: ref('Stage') } };
    const { deliveries } = graphOf({
      Fn: aFunction({ FunctionName: ref('Stage') }), P: resource('AWS::CodePipeline::Pipeline', { Stages: [{ Name: 's', Actions: [action] }] }),
    }, PARAMETERS);
    expect(deliveries.map(({ target }) => target.function)).toEqual(['App.Fn']);
  });
});
