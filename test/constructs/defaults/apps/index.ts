/** Twenty apps, by name. */
import { Build } from './kind';
import { destinationsOfSuccess, destinedLambda, qualifiers, recognition } from './pushes';
import { bigFan, bucketToQueue, claimCheck, gatewayToQueue, webhook } from './queues';
import { crossStack, imports, lowLevel, nestedStacks, pipeline, safe, stages } from './shapes';
import { dynamoStreamer, kafka, outbox, poisonPill } from './streams';

export const APPS: Readonly<Record<string, Build>> = {
  bigFan,
  bucketToQueue,
  claimCheck,
  crossStack,
  destinationsOfSuccess,
  destinedLambda,
  dynamoStreamer,
  gatewayToQueue,
  imports,
  kafka,
  lowLevel,
  nestedStacks,
  outbox,
  pipeline,
  poisonPill,
  qualifiers,
  recognition,
  safe,
  stages,
  webhook,
};
