/** The classic two branches: success goes one way, failure another, and the trace goes along. */
import { Example } from './synthesize';

const example = Example.run('two-branches');
const FUNCTIONS = ['Work', 'Succeeded', 'Failed'];

test('cdk-nag has nothing to say', () => {
  expect(example.findings).toEqual([]);
});

test('success leads to one function, failure to another', () => {
  expect(example.resource('Branches/Config').Properties).toEqual({
    FunctionName: example.ref('Work'),
    Qualifier: '$LATEST',
    MaximumEventAgeInSeconds: 21_600,
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnSuccess: { Destination: example.arn('Succeeded') }, OnFailure: { Destination: example.arn('Failed') } },
  });
});

test('the function may invoke exactly these two, and its settings wait for that permission', () => {
  expect(example.allowed('WorkRole', 'lambda:InvokeFunction')).toEqual([
    { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: expect.arrayContaining([example.arn('Failed'), example.arn('Succeeded')]) },
  ]);
  const [{ Resource }] = example.allowed('WorkRole', 'lambda:InvokeFunction') as { Resource: unknown[] }[];
  expect(Resource).toHaveLength(2);
  expect(example.resource('Branches/Config').DependsOn).toContain(example.policyFor('WorkRole', 'lambda:InvokeFunction'));
});

test.each(FUNCTIONS)('%s is traced and may write its trace, so that one trace shows the whole way', (id) => {
  expect(example.resource(id).Properties.TracingConfig).toEqual({ Mode: 'Active' });
  expect(example.allowed(`${id}Role`, 'xray:PutTraceSegments', 'xray:PutTelemetryRecords')).toEqual([
    { Effect: 'Allow', Action: expect.arrayContaining(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']), Resource: '*' },
  ]);
});

test.each(['Succeeded', 'Failed'])('what the branch %s itself fails at ends in a queue', (id) => {
  const config = example.resource(`${id}Invocation/Config`);
  expect(config.Properties).toMatchObject({
    FunctionName: example.ref(id), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: example.arn('LastExit') } },
  });
  expect(example.allowed(`${id}Role`, 'sqs:SendMessage')).toEqual([
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: example.arn('LastExit') },
  ]);
  expect(config.DependsOn).toContain(example.policyFor(`${id}Role`, 'sqs:SendMessage'));
});
