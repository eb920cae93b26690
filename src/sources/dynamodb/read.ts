/** A table whose stream Lambda polls. The stream keeps a record for one day, in or outside the app. */
import { tableReader } from '../../resources/table/read';
import { SourceKindReader } from '../source-kind';
import { streamPolicy } from '../stream/policy';
import { DYNAMODB_CONSUME_ACTIONS, DYNAMODB_STREAM_RETENTION } from './facts';

export const dynamodbKind: SourceKindReader = {
  kind: 'dynamodb',
  polls: ['table'],
  nodes: [tableReader],
  needs: () => DYNAMODB_CONSUME_ACTIONS.map((action) => ({ action })),
  policy: (delivery) => streamPolicy(delivery, DYNAMODB_STREAM_RETENTION),
};
