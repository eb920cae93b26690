/** Thirty changes of the app: what each does to it, and what the report has to call it. */
import { ChangeKind } from '../../../src/report/diff/change';
import { aFunction, aMapping, aQueue, arn, ref, resource } from '../../template/app-of';
import { shop } from './app';

export type Shop = ReturnType<typeof shop>;

export interface Seeded {
  readonly name: string;
  readonly apply: (app: Shop) => void;
  /** The change with its delivery; none for a harmless one. */
  readonly expected?: readonly [kind: ChangeKind, delivery: string];
}

const MAIL = 'Shop.Paid -> Shop.Mail:$LATEST';
const LOSSY = '* -> Shop.Lossy:$LATEST';
const unset = (app: Shop, id: string, property: string): void => {
  delete app[id].Properties[property];
};
const set = (app: Shop, id: string, properties: object): void => {
  Object.assign(app[id].Properties, properties);
};
const toFailure = (id: string): object => ({ DestinationConfig: { OnFailure: { Destination: arn(id) } } });
const redriveTo = (id: string): object => ({ RedrivePolicy: { deadLetterTargetArn: arn(id), maxReceiveCount: 5 } });

export const LOST: readonly Seeded[] = [
  { name: 'a queue without its redrive policy', apply: (app) => unset(app, 'Orders', 'RedrivePolicy'), expected: ['exit-lost', 'Shop.SaveOrders'] },
  { name: 'a queue that redrives to itself', apply: (app) => set(app, 'Orders', redriveTo('Orders')), expected: ['exit-lost', 'Shop.SaveOrders'] },
  { name: 'a dead-letter queue that redrives back', apply: (app) => set(app, 'Dead', redriveTo('Orders')), expected: ['exit-lost', 'Shop.SaveOrders'] },
  { name: 'messages that expire before their last receive', apply: (app) => set(app, 'Orders', { MessageRetentionPeriod: 300 }), expected: ['exit-lost', 'Shop.SaveOrders'] },
  { name: 'a stream without its destination', apply: (app) => unset(app, 'CountClicks', 'DestinationConfig'), expected: ['exit-lost', 'Shop.CountClicks'] },
  {
    name: 'a stream whose retries no longer end',
    apply: (app) => set(app, 'CountClicks', { MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1 }),
    expected: ['exit-lost', 'Shop.CountClicks'],
  },
  { name: 'an invoke config without its destination', apply: (app) => unset(app, 'MailSettings', 'DestinationConfig'), expected: ['exit-lost', MAIL] },
  { name: 'no invoke config', apply: (app) => delete app.MailSettings, expected: ['exit-lost', MAIL] },
  {
    name: 'a rule whose target has no dead-letter queue',
    apply: (app) => set(app, 'Paid', { Targets: [{ Id: 'T', Arn: arn('Mail') }] }),
    expected: ['exit-lost', MAIL],
  },
  {
    name: 'a new queue without a dead-letter queue',
    apply: (app) => Object.assign(app, { New: aQueue(), ReadNew: aMapping({ FunctionName: ref('Save'), EventSourceArn: arn('New') }) }),
    expected: ['new-without-exit', 'Shop.ReadNew'],
  },
];

export const GAINED: readonly Seeded[] = [
  { name: 'a redrive policy', apply: (app) => set(app, 'Raw', redriveTo('Dead')), expected: ['exit-gained', 'Shop.ReadRaw'] },
  { name: 'a destination of a stream', apply: (app) => set(app, 'ReadLoose', toFailure('Skipped')), expected: ['exit-gained', 'Shop.ReadLoose'] },
  { name: 'a bucket for the records of a stream', apply: (app) => set(app, 'ReadLoose', toFailure('Records')), expected: ['exit-gained', 'Shop.ReadLoose'] },
  { name: 'a destination of a qualifier', apply: (app) => set(app, 'LossySettings', toFailure('Unsent')), expected: ['exit-gained', LOSSY] },
  { name: 'a dead-letter setting of a function', apply: (app) => set(app, 'Lossy', { DeadLetterConfig: { TargetArn: arn('Unsent') } }), expected: ['exit-gained', LOSSY] },
];

export const BOUNDS: readonly Seeded[] = [
  { name: 'fewer receives', apply: (app) => set(app, 'Orders', { RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 3 } }), expected: ['bound', 'Shop.SaveOrders'] },
  { name: 'a longer visibility timeout', apply: (app) => set(app, 'Orders', { VisibilityTimeout: 120 }), expected: ['bound', 'Shop.SaveOrders'] },
  { name: 'more retries of a stream', apply: (app) => set(app, 'CountClicks', { MaximumRetryAttempts: 9 }), expected: ['bound', 'Shop.CountClicks'] },
  { name: 'a shorter age of an event', apply: (app) => set(app, 'MailSettings', { MaximumEventAgeInSeconds: 3_600 }), expected: ['bound', MAIL] },
  { name: 'a dead-letter queue that keeps messages for less', apply: (app) => set(app, 'Unsent', { MessageRetentionPeriod: 86_400 }), expected: ['bound', MAIL] },
];

export const ALARMS: readonly Seeded[] = [
  { name: 'no alarm of a dead-letter queue', apply: (app) => delete app.DeadAlarm, expected: ['told-by', 'Shop.SaveOrders'] },
  { name: 'no alarm of skipped records', apply: (app) => delete app.SkippedAlarm, expected: ['told-by', 'Shop.CountClicks'] },
  { name: 'an alarm whose actions are disabled', apply: (app) => set(app, 'UnsentAlarm', { ActionsEnabled: false }), expected: ['told-by', MAIL] },
  { name: 'no alarm of undelivered events', apply: (app) => delete app.UndeliveredAlarm, expected: ['told-by', MAIL] },
  {
    name: 'an alarm on another queue',
    apply: (app) => set(app, 'DeadAlarm', { Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Raw', 'QueueName'] } }] }),
    expected: ['told-by', 'Shop.SaveOrders'],
  },
];

export const HARMLESS: readonly Seeded[] = [
  { name: 'more memory', apply: (app) => set(app, 'Save', { MemorySize: 512 }) },
  { name: 'a tag', apply: (app) => set(app, 'Orders', { Tags: [{ Key: 'team', Value: 'shop' }] }) },
  { name: 'a function that nothing calls', apply: (app) => Object.assign(app, { Idle: aFunction() }) },
  { name: 'a table', apply: (app) => Object.assign(app, { Table: resource('AWS::DynamoDB::Table', { BillingMode: 'PAY_PER_REQUEST' }) }) },
  {
    name: 'resources in another order',
    apply: (app) => {
      const all = Object.entries(app).reverse();
      all.forEach(([id]) => delete app[id]);
      Object.assign(app, Object.fromEntries(all));
    },
  },
];
