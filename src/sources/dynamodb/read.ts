/** A table whose stream Lambda polls. The stream keeps a record for one day, in or outside the app. */
import { tableReader } from '../../resources/table/read';
import { SourceReader } from '../source-reader';
import { streamPolicy } from '../stream/policy';
import { DYNAMODB_CONSUME_ACTIONS, DYNAMODB_STREAM_RETENTION } from './facts';

export const dynamodbSource: SourceReader = {
  kind: 'dynamodb',
  polls: ['table'],
  nodes: [tableReader],
  needs: () => DYNAMODB_CONSUME_ACTIONS.map((action) => ({ action })),
  policy: (delivery) => streamPolicy(delivery, DYNAMODB_STREAM_RETENTION),
};
