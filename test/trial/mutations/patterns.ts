/** Defects of patterns: of rules, of mappings and pipes, of subscriptions and of notifications. */
import { change, Mutation, several } from '../mutation';
import { ref } from '../parts';

const RULE = 'filter-can-match';
const S3 = { 'source': ['aws.s3'], 'detail-type': ['Object Created'] };

/** The rule that an event of the shop sets off asks for something else. */
const caught = (pattern: object): Mutation => ({ ...change(RULE, 'Placed', 'Placed.EventPattern', pattern), name: `Placed asks for ${JSON.stringify(pattern)}` });

const filtered = (id: string, pattern: object): Mutation => ({
  ...change(RULE, id, `${id}.FilterCriteria`, { Filters: [{ Pattern: JSON.stringify(pattern) }] }),
  name: `${id} asks for ${JSON.stringify(pattern)}`,
});

/** The bucket tells the topic, and the subscription asks for what follows. */
const told = (name: string, changes: Readonly<Record<string, unknown>>): Mutation => ({
  ...several(RULE, 'Subscription', {
    SignupsWriters: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [ref('Signups')],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Allow',
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: ref('Signups'),
            Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::trial-uploads' } },
          }],
        },
      },
    },
    ...changes,
  }),
  name,
});

const prefix = (value: string): Mutation => change(
  RULE, 'Uploads', 'Uploads.NotificationConfiguration.LambdaConfigurations.0.Filter', { S3Key: { Rules: [{ Name: 'prefix', Value: value }] } },
);

export const patterns: readonly Mutation[] = [
  caught({ source: ['shop'], details: { id: ['1'] } }),
  caught({ source: ['shop'], detailtype: ['Placed'] }),
  caught({ account: [123456789012] }),
  caught({ source: ['shop'], detail: ['Placed'] }),
  caught({ ...S3, detail: { object: { key: { prefix: ['in/'] } } } }),
  caught({ ...S3, detail: { object: { size: ['0'] } } }),
  caught({ 'source': ['aws.s3'], 'detail-type': ['Object created'] }),
  caught({ source: ['aws.S3'] }),
  caught({ 'source': ['aws.ec2'], 'detail-type': ['EC2 Instance State-Change Notification'] }),
  filtered('OrdersMapping', { attributes: { ApproximateReceiveCount: [{ numeric: ['>', 3] }] } }),
  filtered('OrdersMapping', { attributes: { SenderId: { prefix: ['A'] } } }),
  filtered('OrdersMapping', { messageAttributes: { kind: ['new'] } }),
  filtered('ClicksMapping', { partitionKey: [7] }),
  filtered('StockMapping', { dynamodb: { NewImage: { left: { N: [{ numeric: ['<', 10] }] } } } }),
  filtered('StockMapping', { dynamodb: { NewImage: { left: { N: [0] } } } }),
  filtered('StockMapping', { dynamodb: { NewImage: { name: ['lamp'] } } }),
  filtered('StockMapping', { dynamodb: { newImage: { name: { S: ['lamp'] } } } }),
  filtered('StockMapping', { eventName: ['Insert'] }),
  told('attributes of messages of S3', { 'Subscription.FilterPolicy': { eventName: ['ObjectCreated:Put'] } }),
  told('an attribute that a number has', { 'Subscription.FilterPolicy': { size: [{ numeric: ['>', 5] }] } }),
  told('a number in the body that is written as text', {
    'Subscription.FilterPolicyScope': 'MessageBody', 'Subscription.FilterPolicy': { Records: { s3: { object: { size: ['5'] } } } },
  }),
  prefix('in/*'),
  prefix('*'),
];
