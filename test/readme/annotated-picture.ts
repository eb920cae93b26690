/** The picture of docs/report.md in which each part has a number, which the table below it explains. */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { DeliveryGraph } from '../../src/model/delivery-graph';
import { TemplateApp } from '../../src/template/app';
import { aConfig, aDepthAlarm, aFunction, aMapping, aQueue, arn, Json, ref, resource } from '../template/app-of';

const DAY = 86_400;

const failures = (): Json => aQueue({ MessageRetentionPeriod: 14 * DAY });

/** An app with an end of each kind. */
export function annotatedGraph(): DeliveryGraph {
  const template = {
    Resources: {
      Save: aFunction(),
      Orders: aQueue({ VisibilityTimeout: 180, RedrivePolicy: { deadLetterTargetArn: arn('Failed'), maxReceiveCount: 5 } }),
      Failed: failures(),
      FailedAlarm: aDepthAlarm('Failed'),
      OnOrders: aMapping({ FunctionName: ref('Save'), EventSourceArn: arn('Orders') }),
      Placed: resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'Orders', Arn: arn('Orders') }] }),
      Mail: aFunction(),
      Paid: resource('AWS::Events::Rule', {
        EventPattern: { source: ['bank'] }, Targets: [{ Id: 'Mail', Arn: arn('Mail'), DeadLetterConfig: { Arn: arn('Undelivered') } }],
      }),
      Undelivered: failures(),
      UndeliveredAlarm: aDepthAlarm('Undelivered'),
      Unsent: failures(),
      MailSettings: aConfig({ FunctionName: ref('Mail'), MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { Destination: arn('Unsent') } } }),
      Resize: aFunction(),
      Uploads: resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: arn('Resize') }] } }),
      Bill: aFunction(),
      Invoices: aQueue({ VisibilityTimeout: 180, RedrivePolicy: { deadLetterTargetArn: { 'Fn::ImportValue': 'invoices-failed' }, maxReceiveCount: 5 } }),
      OnInvoices: aMapping({ FunctionName: ref('Bill'), EventSourceArn: arn('Invoices') }),
    },
  };
  return readDeliveryGraph(new TemplateApp([{ name: 'Shop', template }]));
}

/** What gets the numbers from 1: the first element of the class that contains the words. */
const MARKED: readonly (readonly [className: string, words: string])[] = [
  ['node source', 'Paid'],
  ['node function', 'Mail'],
  ['tag solid', '3 tries'],
  ['tag solid', 'the record'],
  ['node exit', 'Unsent'],
  ['node exit', 'Failed'],
  ['tag solid', 'not handed over'],
  ['node nowhere', 'NOWHERE'],
  ['node doubt', 'may be lost'],
  ['node doubt hidden', ''],
  ['node source', 'Placed'],
  ['node doubt', 'dropped'],
];

export const MARKS = MARKED.length;

export function annotated(svg: string): string {
  return MARKED.reduce((marked, [className, words], i) => {
    const start = startOf(marked, className, words);
    const end = marked.indexOf('</g>', start);
    return marked.slice(0, end) + markAt(placeIn(marked.slice(start, end)), i + 1) + marked.slice(end);
  }, svg);
}

function startOf(svg: string, className: string, words: string): number {
  const open = `<g class="${className}`;
  for (let at = svg.indexOf(open); at >= 0; at = svg.indexOf(open, at + 1)) {
    if (svg.slice(at, svg.indexOf('</g>', at)).includes(words)) return at;
  }
  throw new Error(`the picture has no ${className} with ${words}`);
}

/** The first corner of its outline. */
function placeIn(element: string): readonly [x: number, y: number] {
  const [, x, y] = /(?: x=|points=)"([\d.]+)(?:" y="|,)([\d.]+)/.exec(element) ?? [];
  if (x === undefined) throw new Error(`no place in ${element}`);
  return [Number(x), Number(y)];
}

function markAt([x, y]: readonly [number, number], mark: number): string {
  return `<circle cx="${x}" cy="${y}" r="9" style="fill:#6d3fc0"></circle>`
    + `<text x="${x}" y="${y + 4}" text-anchor="middle" style="fill:#fff;font-size:11px;font-weight:700">${mark}</text>`;
}
