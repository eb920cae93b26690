/** Every place where events or their records end, and what they need to get there. A new one is its folder and its line here. */
import { NodeReader } from '../template/node-reader';
import { bucketReader } from './bucket/kind';
import { eventBusReader } from './event-bus/kind';
import { functionReader } from './function/kind';
import { keyReader } from './key/kind';
import { queueReader } from './queue/kind';
import { roleReader } from './role/kind';
import { topicReader } from './topic/kind';

export const DESTINATION_KINDS: readonly NodeReader[] = [
  bucketReader, eventBusReader, functionReader, keyReader, queueReader, roleReader, topicReader,
];
