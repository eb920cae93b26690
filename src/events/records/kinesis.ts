/**
 * A record of a Kinesis stream, as a filter sees it: Lambda decodes `data` from Base64 and reads it as JSON.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html
 */
import { ANY, documentedTexts, open, Shape, texts } from '../shape';

export function kinesisRecord(data: Shape = ANY): Shape {
  return open({
    ...texts(
      'partitionKey', 'sequenceNumber', 'kinesisSchemaVersion', 'encryptionType', 'eventID', 'eventSourceARN', 'eventVersion', 'invokeIdentityArn', 'awsRegion',
    ),
    eventName: documentedTexts('aws:kinesis:record'),
    eventSource: documentedTexts('aws:kinesis'),
    approximateArrivalTimestamp: ANY,
    data,
  });
}
