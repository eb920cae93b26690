/** Readers of the resources that no single source owns. A new one is its folder and its line here. */
import { bucketReader } from './bucket/read';
import { eventBusReader } from './event-bus/read';
import { functionReader } from './function/read';
import { keyReader } from './key/read';
import { NodeReader } from './node-reader';
import { queueReader } from './queue/read';
import { roleReader } from './role/read';
import { topicReader } from './topic/read';

export const RESOURCE_READERS: readonly NodeReader[] = [
  bucketReader, eventBusReader, functionReader, keyReader, queueReader, roleReader, topicReader,
];
