import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { gunzipSync } from 'zlib';
import { OPTIONS } from '../../../src/fixes/cdk/options';

/** aws-cdk-lib as it describes itself. */
const { types } = JSON.parse(gunzipSync(readFileSync(join(dirname(require.resolve('aws-cdk-lib/package.json')), '.jsii.gz'))).toString()) as {
  types: Record<string, { interfaces?: string[]; properties?: { name: string; type: { fqn?: string } }[] } | undefined>;
};

/** Whose options a resource type's are. */
const PROPS: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'aws_dynamodb.TableProps',
  'AWS::Events::Rule': 'aws_events.RuleProps',
  'AWS::Kinesis::Stream': 'aws_kinesis.StreamProps',
  'AWS::Lambda::EventInvokeConfig': 'aws_lambda.EventInvokeConfigOptions',
  'AWS::Lambda::EventSourceMapping': 'aws_lambda.EventSourceMappingOptions',
  'AWS::Lambda::Function': 'aws_lambda.FunctionProps',
  'AWS::S3::Bucket': 'aws_s3.BucketProps',
  'AWS::SNS::Subscription': 'aws_sns.SubscriptionProps',
  'AWS::SNS::Topic': 'aws_sns.TopicProps',
  'AWS::SQS::Queue': 'aws_sqs.QueueProps',
};

const SPELLED = [...OPTIONS].flatMap(([type, options]) => Object.values(options).map(([name]): [string, string] => [type, name]));

test.each(SPELLED)('%s: %s is an option of aws-cdk-lib', (type, name) => {
  const [head, tail] = name.split('.');
  const option = propertyOf(`aws-cdk-lib.${PROPS[type]}`, head);
  expect(option?.name).toBe(head);
  if (tail !== undefined) expect(propertyOf(option?.type.fqn ?? '', tail)?.name).toBe(tail);
});

function propertyOf(fqn: string, name: string): { name: string; type: { fqn?: string } } | undefined {
  const found = types[fqn];
  return found?.properties?.find((property) => property.name === name)
    ?? found?.interfaces?.map((inherited) => propertyOf(inherited, name)).find((property) => property !== undefined);
}
