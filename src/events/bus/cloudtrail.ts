/**
 * Calls of AWS's APIs that CloudTrail sends to the default bus, with the source of the service that was called.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-cloudtrail.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
import { ANY, FLAG, open, Shape, TEXT, texts } from '../shape';
import { BusEvents } from './source';

export const API_CALL = 'AWS API Call via CloudTrail';

const DETAIL: Shape = open({
  ...texts(
    'eventVersion', 'eventTime', 'eventName', 'awsRegion', 'sourceIPAddress', 'userAgent', 'requestID', 'eventID',
    'eventType', 'errorCode', 'errorMessage', 'recipientAccountId', 'eventCategory', 'apiVersion', 'vpcEndpointId',
  ),
  eventSource: { ...TEXT, end: '.amazonaws.com' },
  userIdentity: open(texts('type', 'principalId', 'arn', 'accountId', 'invokedBy', 'userName')),
  readOnly: FLAG,
  managementEvent: FLAG,
  requestParameters: ANY,
  responseElements: ANY,
});

export const CLOUDTRAIL_EVENTS: BusEvents = {
  types: [
    API_CALL, 'AWS Service Event via CloudTrail', 'AWS Console Action via CloudTrail', 'AWS Console Sign In via CloudTrail',
    'AWS Insight via CloudTrail', 'AWS Network Activity Event via CloudTrail',
  ],
  detail: DETAIL,
};
