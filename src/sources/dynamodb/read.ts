/** Reads a mapping that polls the stream of a table. */
import { DYNAMODB_STREAM_RETENTION } from '../../resources/table/facts';
import { tableReader } from '../../resources/table/read';
import { SourceReader } from '../source-reader';
import { streamPolicy } from '../stream/policy';
import { DYNAMODB_CONSUME_ACTIONS } from './facts';

export const dynamodbSource: SourceReader = {
  kind: 'dynamodb',
  polls: ['table'],
  nodes: [tableReader],
  needs: () => DYNAMODB_CONSUME_ACTIONS.map((action) => ({ action })),
  policy: (delivery) => streamPolicy(delivery, DYNAMODB_STREAM_RETENTION),
};
