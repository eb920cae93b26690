/** Every place where events or their records end. A new one is its folder and its line here. */
import { NodeReader } from '../template/node-reader';
import { bucketReader } from './bucket/kind';
import { eventBusReader } from './event-bus/kind';
import { functionReader } from './function/kind';
import { queueReader } from './queue/kind';
import { topicReader } from './topic/kind';

export const DESTINATION_KINDS: readonly NodeReader[] = [bucketReader, eventBusReader, functionReader, queueReader, topicReader];
