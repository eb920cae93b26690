/** Which part of a SAM template a user edits to change what SAM makes of it. */
import { TemplateApp } from '../../../src/template/app';
import { originOf, pathInSam, settingInSam } from '../../../src/template/sam/origins';

const event = (events: unknown, name = 'Put'): object => ({ [name]: { Type: 'S3', Properties: { Bucket: { Ref: 'ResizePutBucket' }, Events: events } } });
const LIST = 'NotificationConfiguration.LambdaConfigurations';

function originsIn(events: object, bucket: object = {}): (property: string) => readonly unknown[] {
  const [{ origins }] = new TemplateApp([{
    name: 'Shop',
    template: {
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        ResizePutBucket: { Type: 'AWS::S3::Bucket', Properties: bucket },
        Resize: { Type: 'AWS::Serverless::Function', Properties: { Events: events } },
      },
    },
  }]).stacks;
  return (property) => {
    const origin = originOf(origins, 'ResizePutBucket', property);
    return origin === undefined ? ['the bucket'] : [origin.part, pathInSam(origin, `Properties.${property}`), settingInSam(origin, property)];
  };
}

test.each<[string, object, object, string, readonly unknown[]]>([
  ['one event', event('s3:ObjectCreated:Put'), {}, `${LIST}.0.Event`, ['Events.Put', 'Resize.Properties.Events.Put.Properties.Events', 'Events.Put.Properties.Events']],
  ['the second of several', event(['s3:ObjectCreated:Put', 's3:ObjectCreated:Copy']), {}, `${LIST}.1.Event`,
    ['Events.Put', 'Resize.Properties.Events.Put.Properties.Events.1', 'Events.Put.Properties.Events.1']],
  ['a filter', event('s3:ObjectCreated:Put'), {}, `${LIST}.0.Filter.S3Key.Rules.0`,
    ['Events.Put', 'Resize.Properties.Events.Put.Properties.Filter.S3Key.Rules.0', 'Events.Put.Properties.Filter.S3Key.Rules.0']],
  ['what SAM sets by itself', event('s3:ObjectCreated:Put'), {}, `${LIST}.0.Function`, ['Events.Put', undefined, 'Events.Put']],
  ['behind a notification of the bucket', event('s3:ObjectCreated:Put'), { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectRemoved:*', Function: 'x' }] } },
    `${LIST}.1.Event`, ['Events.Put', 'Resize.Properties.Events.Put.Properties.Events', 'Events.Put.Properties.Events']],
  ['a notification of the bucket', event('s3:ObjectCreated:Put'), { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectRemoved:*', Function: 'x' }] } },
    `${LIST}.0.Event`, ['the bucket']],
  ['another setting of a bucket whose name begins like an event', event('s3:ObjectCreated:Put'), {}, 'BucketName', ['the bucket']],
])('%s', (_, events, bucket, property, expected) => {
  expect(originsIn(events, bucket)(property)).toEqual(expected);
});

test('two events of one function are told apart', () => {
  const of = originsIn({ ...event('s3:ObjectCreated:Put'), ...event('s3:ObjectRemoved:*', 'Gone') });
  expect([of(`${LIST}.0.Event`)[0], of(`${LIST}.1.Event`)[0]]).toEqual(['Events.Put', 'Events.Gone']);
});
