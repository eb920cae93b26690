/**
 * A message of a queue, as a filter sees it: the body is what its sender wrote.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
import { ANY, documented, fieldsAlike, itemsLike, open, Shape, TEXT, texts } from '../shape';

/** Counts and times among them are texts too. */
const ATTRIBUTES: Shape = fieldsAlike(() => TEXT);

const MESSAGE_ATTRIBUTE: Shape = documented({
  ...texts('stringValue', 'binaryValue', 'dataType'),
  stringListValues: itemsLike(() => TEXT),
  binaryListValues: itemsLike(() => TEXT),
});

export function queueMessage(body: Shape = ANY): Shape {
  return open({
    ...texts(
      'messageId', 'receiptHandle', 'md5OfBody', 'md5OfMessageAttributes', 'eventSource', 'eventSourceARN', 'awsRegion',
    ),
    attributes: ATTRIBUTES,
    messageAttributes: fieldsAlike(() => MESSAGE_ATTRIBUTE),
    body,
  });
}
