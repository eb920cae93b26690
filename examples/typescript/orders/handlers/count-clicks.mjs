/** Counts the clicks of a batch for each page and writes them to the log in the form that CloudWatch turns into a metric. */
import { inOrder } from './batch.mjs';

export const handler = async ({ Records }) => {
  const clicks = new Map();
  const response = await inOrder(Records, ({ kinesis }) => kinesis.sequenceNumber, ({ kinesis }) => {
    const { page } = JSON.parse(Buffer.from(kinesis.data, 'base64').toString('utf8'));
    if (typeof page !== 'string') throw new Error('A click has a page');
    clicks.set(page, (clicks.get(page) ?? 0) + 1);
  });
  for (const [page, count] of clicks) console.log(JSON.stringify(metric(page, count))); // those before the failure too: they do not come again
  return response;
};

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
function metric(page, count) {
  const definition = { Namespace: 'Shop', Dimensions: [['Page']], Metrics: [{ Name: 'Clicks', Unit: 'Count' }] };
  return { _aws: { Timestamp: Date.now(), CloudWatchMetrics: [definition] }, Page: page, Clicks: count };
}
