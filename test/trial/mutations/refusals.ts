/** Defects that AWS tells at deployment only, or never: settings that the schema takes, networks, and what two resources say together. */
import { base } from '../base';
import { change, Mutation, several } from '../mutation';
import { arn, Json, ref } from '../parts';

const pattern = (body: unknown): Json => ({ Filters: [{ Pattern: JSON.stringify(body) }] });

const resource = (type: string, properties: Json): Json => ({ Type: type, Properties: properties });

/** A VPC with one subnet and no way out. */
const VPC: Json = {
  Net: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Inside: resource('AWS::EC2::Subnet', { VpcId: ref('Net'), CidrBlock: '10.0.0.0/24' }),
  Ways: resource('AWS::EC2::RouteTable', { VpcId: ref('Net') }),
  InsideWays: resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref('Inside'), RouteTableId: ref('Ways') }),
};

const uploadsTell = 'Uploads.NotificationConfiguration';

export const refusals: readonly Mutation[] = [
  ...['ClicksMapping', 'StockMapping', 'PaymentsMapping'].flatMap((id) => [0, 59].map((age) => (
    change('record-age-is-at-least-a-minute', id, `${id}.MaximumRecordAgeInSeconds`, age)
  ))),
  ...['ClicksMapping', 'PaymentsMapping'].map((id) => change('starting-timestamp-is-set', id, `${id}.StartingPosition`, 'AT_TIMESTAMP')),
  ...['ThumbsSettings', 'ReportsSettings', 'MailerSettings'].map((id) => change('event-age-covers-retries', id, `${id}.MaximumEventAgeInSeconds`, 60)),
  change('poller-outlasts-function', 'PaymentsWorker', 'PaymentsWorker.Timeout', 900),
  change('trigger-is-enabled', 'Placed', 'Placed.State', 'DISABLED'),
  change('trigger-is-enabled', 'Nightly', 'Nightly.State', 'DISABLED'),
  several('function-reads-source-once', 'OrdersMapping2', { OrdersMapping2: base().OrdersMapping }),
  several('function-reads-source-once', 'StockMapping2', { StockMapping2: base().StockMapping }),
  change('bucket-notifications-do-not-overlap', 'Uploads', `${uploadsTell}.LambdaConfigurations.1`, {
    Event: 's3:ObjectCreated:Put', Function: arn('Reports'),
  }, ['source-may-invoke']),
  change('bucket-tells-standard-queues', 'Uploads', `${uploadsTell}.QueueConfigurations`, [{ Event: 's3:ObjectRemoved:*', Queue: arn('Ledger') }], ['service-may-write-target']),
  several('bucket-notification-fits-queue', 'Orders', {
    'Orders.MaximumMessageSize': 32768, [`${uploadsTell}.QueueConfigurations`]: [{ Event: 's3:ObjectRemoved:*', Queue: arn('Orders') }],
  }, ['service-may-write-target']),
  change('service-may-write-target', 'Uploads', `${uploadsTell}.QueueConfigurations`, [{ Event: 's3:ObjectRemoved:*', Queue: arn('Orders') }]),
  change('service-may-write-target', 'Placed', 'Placed.Targets.1', { Id: 'Orders', Arn: arn('Orders') }),
  several('consumer-group-is-unique', 'PaymentsMapping2', {
    'PaymentsMapping.AmazonManagedKafkaEventSourceConfig': { ConsumerGroupId: 'shop' },
    'PaymentsMapping2': base().PaymentsMapping,
    'PaymentsMapping2.AmazonManagedKafkaEventSourceConfig': { ConsumerGroupId: 'shop' },
  }),
  ...[['KEYS_ONLY', 'NewImage'], ['OLD_IMAGE', 'NewImage'], ['NEW_IMAGE', 'OldImage']].map(([view, image]) => several('filter-image-is-on-stream', 'StockMapping', {
    'Stock.StreamSpecification.StreamViewType': view,
    'StockMapping.FilterCriteria': pattern({ dynamodb: { [image]: { sku: { S: ['a'] } } } }),
  })),
  several('vpc-function-reaches-its-exits', 'PaymentsMapping', { ...VPC, 'Payments.VpcConfigs': [{ SubnetIds: [ref('Inside')] }] }),
  several('stream-retries-are-bounded', 'ClicksMapping', {
    'ClicksMapping.MaximumRetryAttempts': -1, 'ClicksMapping.MaximumRecordAgeInSeconds': 200000,
  }),
  ...[{ exists: 'true' }, { prefix: 1 }, { 'anything-but': true }, { cidr: ['10.0.0.0/8'] }].map((item) => (
    change('filter-pattern-is-valid', 'OrdersMapping', 'OrdersMapping.FilterCriteria', pattern({ body: { state: [item] } }))
  )),
];
