/** A resource outside the app is read by its ARN: which kind it is, and what it is called. */
import { readerOfArn } from '../../src/graph/readers';
import { parseArn } from '../../src/template/arn/arn';

const AT = 'eu-west-1:111122223333';

test.each([
  [`arn:aws:sqs:${AT}:orders`, 'queue', 'orders'],
  [`arn:aws:sns:${AT}:placed`, 'topic', 'placed'],
  ['arn:aws:s3:::photos', 'bucket', 'photos'],
  ['arn:aws:s3:::photos/in/*', 'bucket', 'photos'],
  [`arn:aws:lambda:${AT}:function:work`, 'function', 'work'],
  [`arn:aws:lambda:${AT}:function:work:live`, 'function', 'work'],
  [`arn:aws:kinesis:${AT}:stream/clicks`, 'stream', 'clicks'],
  [`arn:aws:kinesis:${AT}:stream/clicks/consumer/fan:1700000000`, 'stream-consumer', 'stream/clicks/consumer/fan:1700000000'],
  [`arn:aws:dynamodb:${AT}:table/items/stream/2026-01-01T00:00:00.000`, 'table', 'items'],
  [`arn:aws:events:${AT}:event-bus/shop`, 'event-bus', 'shop'],
  [`arn:aws:events:${AT}:rule/placed`, 'rule', 'placed'],
  [`arn:aws:events:${AT}:rule/shop/placed`, 'rule', 'shop/placed'],
  [`arn:aws:scheduler:${AT}:schedule/nightly/clean`, 'schedule', 'clean'],
  [`arn:aws:pipes:${AT}:pipe/orders`, 'pipe', 'orders'],
  [`arn:aws:kafka:${AT}:cluster/shop/3f2a`, 'kafka-cluster', 'shop'],
  [`arn:aws:mq:${AT}:broker:shop:b-1234`, 'broker', 'shop'],
  [`arn:aws:rds:${AT}:cluster:documents`, 'document-cluster', 'documents'],
  [`arn:aws:logs:${AT}:log-group:/aws/lambda/work:*`, 'log-group', '/aws/lambda/work'],
  [`arn:aws:kms:${AT}:key/3f2a`, 'key', 'key/3f2a'],
  [`arn:aws:kms:${AT}:alias/shop`, 'key', 'alias/shop'],
  ['arn:aws:iam::111122223333:role/shop/reader', 'role', 'reader'],
])('%s is a %s called %s', (written, kind, name) => {
  const arn = parseArn([written])!;
  const reader = readerOfArn(arn);
  expect([reader?.kind, reader?.nameIn(arn)]).toEqual([kind, name]);
});

test.each([
  `arn:aws:lambda:${AT}:layer:pipe/`, `arn:aws:events:${AT}:archive/event-bus/`, `arn:aws:events:${AT}:api-destination/rule/`, `arn:aws:pipes:${AT}:task/pipe/`,
  `arn:aws:scheduler:${AT}:schedule-group/schedule/`, `arn:aws:kafka:${AT}:topic/cluster/`, `arn:aws:mq:${AT}:configuration:broker:`, `arn:aws:rds:${AT}:db:cluster:`,
  `arn:aws:logs:${AT}:destination:log-group:`, 'arn:aws:iam::111122223333:user/role/', `arn:aws:kms:${AT}:grant/key/`, `arn:aws:thing:${AT}:queue`,
])('%s is none of them', (written) => {
  expect(readerOfArn(parseArn([written])!)).toBeUndefined();
});
