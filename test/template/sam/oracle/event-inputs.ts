/** Every event with and without an alias, and with and without a condition of its function. */
import { EVENT_VARIANTS } from './event-variants';
import { arn, Json, ref, samFunction, samTemplate, namedIn, resource, withFunction } from './template';

const ALIASES: Readonly<Record<string, Json>> = { '': {}, ', alias': { AutoPublishAlias: 'live' } };
const CONDITION: Readonly<Record<string, Json>> = { '': {}, ', condition': { Condition: 'IsProd' } };

const eventOf = (type: string, properties: Json): Json => ({ Type: type, Properties: properties });

function everyEvent(): Record<string, Json> {
  const inputs: Record<string, Json> = {};
  for (const [type, variants] of Object.entries(EVENT_VARIANTS)) {
    for (const [variant, properties] of Object.entries(variants)) {
      const Events = { Sent: eventOf(type, properties) };
      for (const [withAlias, alias] of Object.entries(ALIASES)) {
        for (const [withCondition, attributes] of Object.entries(CONDITION)) {
          inputs[`event ${type}, ${variant}${withAlias}${withCondition}`] = withFunction({ ...alias, Events }, attributes);
        }
      }
      inputs[`event ${type}, ${variant}, own role`] = withFunction({ Role: arn('OwnRole'), Events });
    }
  }
  return inputs;
}

const UPLOADED = eventOf('S3', { Bucket: ref('Uploads'), Events: 's3:ObjectCreated:*' });
const LARGE = eventOf('S3', { Bucket: ref('Uploads'), Events: 's3:ObjectCreated:Put' });
const bucketThatTells = (...lists: readonly Json[]): Json => resource('AWS::S3::Bucket', {
  NotificationConfiguration: { LambdaConfigurations: lists },
});

/** What SAM does to a bucket depends on what the bucket has, and on all functions. */
const BUCKETS: Readonly<Record<string, Json>> = {
  'has the very notification': samTemplate({
    Fn: samFunction({ Events: { Sent: UPLOADED } }),
    Uploads: bucketThatTells({ Event: 's3:ObjectCreated:*', Function: arn('Fn') }),
  }),
  'has one for the alias': samTemplate({
    Fn: samFunction({ AutoPublishAlias: 'live', Events: { Sent: UPLOADED } }),
    Uploads: bucketThatTells({ Event: 's3:ObjectCreated:*', Function: arn('Fn') }),
  }),
  'has another notification': samTemplate({
    Fn: samFunction({ Events: { Sent: UPLOADED } }),
    Uploads: bucketThatTells({ Event: 's3:ObjectRemoved:*', Function: arn('Fn') }),
  }),
  'has the one of a function with a condition': samTemplate({
    Fn: samFunction({ Events: { Sent: UPLOADED } }, { Condition: 'IsProd' }),
    Uploads: bucketThatTells({ 'Fn::If': ['IsProd', { Function: arn('Fn'), Event: 's3:ObjectCreated:*' }, ref('AWS::NoValue')] }),
  }),
  'gets one twice': withFunction({ Events: { Sent: UPLOADED, Again: UPLOADED } }),
  'gets two that overlap': withFunction({ Events: { Sent: UPLOADED, Large: LARGE } }),
  'tells two functions': samTemplate({
    ...namedIn(UPLOADED), Fn: samFunction({ Events: { Sent: UPLOADED } }), Second: samFunction({ Events: { Sent: LARGE } }),
  }),
  'tells two functions that never exist together': samTemplate({
    ...namedIn(UPLOADED),
    Fn: samFunction({ Events: { Sent: UPLOADED } }, { Condition: 'IsProd' }),
    Second: samFunction({ Events: { Sent: UPLOADED } }, { Condition: 'IsOther' }),
  }),
  'tells one function that may not exist': samTemplate({
    ...namedIn(UPLOADED),
    Fn: samFunction({ Events: { Sent: UPLOADED } }, { Condition: 'IsProd' }),
    Second: samFunction({ Events: { Sent: LARGE } }),
  }),
};

/** Several events of one function share its role. */
const TOGETHER: Readonly<Record<string, Json>> = {
  'all that Lambda polls': withFunction({
    Events: Object.fromEntries(['SQS', 'Kinesis', 'DynamoDB', 'MSK', 'MQ', 'DocumentDB', 'SelfManagedKafka']
      .map((type) => [type, eventOf(type, EVENT_VARIANTS[type].plain)])),
  }),
  'all that push': withFunction({
    AutoPublishAlias: 'live',
    Events: Object.fromEntries(['SNS', 'S3', 'EventBridgeRule', 'Schedule', 'ScheduleV2', 'CloudWatchLogs', 'IoTRule', 'Api', 'HttpApi']
      .map((type) => [type, eventOf(type, EVENT_VARIANTS[type].plain)])),
  }),
  'one name inside another': withFunction({
    Events: { Sent: eventOf('SQS', EVENT_VARIANTS.SQS.plain), SentTwice: eventOf('SNS', EVENT_VARIANTS.SNS.plain) },
  }),
};

const named = (before: string, inputs: Readonly<Record<string, Json>>): Record<string, Json> => (
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [`${before}${name}`, input]))
);

export const EVENT_INPUTS: Readonly<Record<string, Json>> = {
  ...everyEvent(), ...named('a bucket ', BUCKETS), ...named('events: ', TOGETHER),
};
