/**
 * The record of an asynchronous invocation that Lambda sends to a destination. On a bus it is the `detail` of an event.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import { ANY, documented, NUMBER, Shape, texts } from '../shape';

export const INVOCATION_RECORD: Shape = documented({
  ...texts('version', 'timestamp'),
  requestContext: documented({
    ...texts('requestId', 'functionArn', 'condition'),
    approximateInvokeCount: NUMBER,
  }),
  responseContext: documented({ ...texts('executedVersion', 'functionError'), statusCode: NUMBER }),
  requestPayload: ANY,
  responsePayload: ANY,
});
