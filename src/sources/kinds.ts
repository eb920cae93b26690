/** Every event source that the graph reads. A new one is its folder and its line here. */
import { asyncKind } from './async/kind';
import { dynamodbKind } from './dynamodb/kind';
import { kinesisKind } from './kinesis/kind';
import { queueKind } from './queue/kind';
import { SourceKindReader } from './source-kind';
import { unknownKind } from './unknown/kind';

export const SOURCE_KINDS: readonly SourceKindReader[] = [asyncKind, dynamodbKind, kinesisKind, queueKind, unknownKind];
