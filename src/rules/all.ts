/** Every rule, sorted by id. Written by `projenrc/rules.ts` from the files beside this one; never edited. */
import { asyncConfigCoversQualifier } from './async-config-covers-qualifier';
import { asyncFailureHasAnExit } from './async-failure-has-an-exit';
import { asyncLimitsAreExplicit } from './async-limits-are-explicit';
import { batchReportsItemFailures } from './batch-reports-item-failures';
import { bucketNotificationsDoNotOverlap } from './bucket-notifications-do-not-overlap';
import { bucketTellsStandardQueues } from './bucket-tells-standard-queues';
import { concurrencyFitsReservation } from './concurrency-fits-reservation';
import { consumerGroupIsUnique } from './consumer-group-is-unique';
import { deadLetterQueueAndDestination } from './dead-letter-queue-and-destination';
import { deadLetterQueueIsUsed } from './dead-letter-queue-is-used';
import { deadLetterQueueOutlivesSource } from './dead-letter-queue-outlives-source';
import { deadLetterQueueTakesItsSource } from './dead-letter-queue-takes-its-source';
import { deadLetterQueueTypeMatches } from './dead-letter-queue-type-matches';
import { destinationDoesNotLoop } from './destination-does-not-loop';
import { destinationIsStandard } from './destination-is-standard';
import { destinationKindFits } from './destination-kind-fits';
import { durableFunctionHasNoDestinations } from './durable-function-has-no-destinations';
import { eventAgeCoversRetries } from './event-age-covers-retries';
import { failureExitIsWatched } from './failure-exit-is-watched';
import { failurePointerOutlivesRecord } from './failure-pointer-outlives-record';
import { fifoBatchWithinLimits } from './fifo-batch-within-limits';
import { fifoRedriveBreaksOrder } from './fifo-redrive-breaks-order';
import { fifoTopicInvokesNoFunction } from './fifo-topic-invokes-no-function';
import { filterImageIsOnStream } from './filter-image-is-on-stream';
import { filterPatternIsValid } from './filter-pattern-is-valid';
import { functionReadsSourceOnce } from './function-reads-source-once';
import { functionUrlHasBothPermissions } from './function-url-has-both-permissions';
import { functionUrlQualifier } from './function-url-qualifier';
import { gatewayWaitsForFunction } from './gateway-waits-for-function';
import { invokePermissionIsScoped } from './invoke-permission-is-scoped';
import { kafkaErrorHandlingNeedsPollers } from './kafka-error-handling-needs-pollers';
import { Rule } from './kit/define-rule';
import { largeBatchHasWindow } from './large-batch-has-window';
import { mappingIsEnabled } from './mapping-is-enabled';
import { mappingOptionsFitSource } from './mapping-options-fit-source';
import { mappingWaitsForPermissions } from './mapping-waits-for-permissions';
import { messageReachesDeadLetterQueue } from './message-reaches-dead-letter-queue';
import { parallelismFitsReservation } from './parallelism-fits-reservation';
import { poisonRecordIsIsolated } from './poison-record-is-isolated';
import { pollerOutlastsFunction } from './poller-outlasts-function';
import { pollersOrConcurrency } from './pollers-or-concurrency';
import { queueHasOneConsumer } from './queue-has-one-consumer';
import { receiveCountSurvivesThrottling } from './receive-count-survives-throttling';
import { recordAgeIsAtLeastAMinute } from './record-age-is-at-least-a-minute';
import { recordAgeWithinRetention } from './record-age-within-retention';
import { redriveDoesNotLoop } from './redrive-does-not-loop';
import { reservationBoundsPollers } from './reservation-bounds-pollers';
import { roleMayConsume } from './role-may-consume';
import { roleMayDeliver } from './role-may-deliver';
import { serviceMayWriteDeadLetterQueue } from './service-may-write-dead-letter-queue';
import { serviceMayWriteTarget } from './service-may-write-target';
import { shardHasRoomForReaders } from './shard-has-room-for-readers';
import { snapstartSourcesAreQualified } from './snapstart-sources-are-qualified';
import { sourceMayInvoke } from './source-may-invoke';
import { sourceQueueHasDeadLetterQueue } from './source-queue-has-dead-letter-queue';
import { startingPositionIsSet } from './starting-position-is-set';
import { startingPositionMissesNothing } from './starting-position-misses-nothing';
import { startingTimestampIsSet } from './starting-timestamp-is-set';
import { streamFailureHasAnExit } from './stream-failure-has-an-exit';
import { streamRetriesAreBounded } from './stream-retries-are-bounded';
import { tableHasAStream } from './table-has-a-stream';
import { targetDeadLetterQueueIsStandard } from './target-dead-letter-queue-is-standard';
import { targetHasDeadLetterQueue } from './target-has-dead-letter-queue';
import { targetRetriesAreKept } from './target-retries-are-kept';
import { tenantIsolatedFunctionIsNotMapped } from './tenant-isolated-function-is-not-mapped';
import { throttledToZeroKeepsEvents } from './throttled-to-zero-keeps-events';
import { topicDestinationFitsPayload } from './topic-destination-fits-payload';
import { triggerIsEnabled } from './trigger-is-enabled';
import { tumblingWindowFits } from './tumbling-window-fits';
import { visibilityCoversRetries } from './visibility-covers-retries';
import { visibilityCoversTimeout } from './visibility-covers-timeout';
import { vpcFunctionReachesItsExits } from './vpc-function-reaches-its-exits';

export const ALL_RULES: readonly Rule[] = [
  asyncConfigCoversQualifier,
  asyncFailureHasAnExit,
  asyncLimitsAreExplicit,
  batchReportsItemFailures,
  bucketNotificationsDoNotOverlap,
  bucketTellsStandardQueues,
  concurrencyFitsReservation,
  consumerGroupIsUnique,
  deadLetterQueueAndDestination,
  deadLetterQueueIsUsed,
  deadLetterQueueOutlivesSource,
  deadLetterQueueTakesItsSource,
  deadLetterQueueTypeMatches,
  destinationDoesNotLoop,
  destinationIsStandard,
  destinationKindFits,
  durableFunctionHasNoDestinations,
  eventAgeCoversRetries,
  failureExitIsWatched,
  failurePointerOutlivesRecord,
  fifoBatchWithinLimits,
  fifoRedriveBreaksOrder,
  fifoTopicInvokesNoFunction,
  filterImageIsOnStream,
  filterPatternIsValid,
  functionReadsSourceOnce,
  functionUrlHasBothPermissions,
  functionUrlQualifier,
  gatewayWaitsForFunction,
  invokePermissionIsScoped,
  kafkaErrorHandlingNeedsPollers,
  largeBatchHasWindow,
  mappingIsEnabled,
  mappingOptionsFitSource,
  mappingWaitsForPermissions,
  messageReachesDeadLetterQueue,
  parallelismFitsReservation,
  poisonRecordIsIsolated,
  pollerOutlastsFunction,
  pollersOrConcurrency,
  queueHasOneConsumer,
  receiveCountSurvivesThrottling,
  recordAgeIsAtLeastAMinute,
  recordAgeWithinRetention,
  redriveDoesNotLoop,
  reservationBoundsPollers,
  roleMayConsume,
  roleMayDeliver,
  serviceMayWriteDeadLetterQueue,
  serviceMayWriteTarget,
  shardHasRoomForReaders,
  snapstartSourcesAreQualified,
  sourceMayInvoke,
  sourceQueueHasDeadLetterQueue,
  startingPositionIsSet,
  startingPositionMissesNothing,
  startingTimestampIsSet,
  streamFailureHasAnExit,
  streamRetriesAreBounded,
  tableHasAStream,
  targetDeadLetterQueueIsStandard,
  targetHasDeadLetterQueue,
  targetRetriesAreKept,
  tenantIsolatedFunctionIsNotMapped,
  throttledToZeroKeepsEvents,
  topicDestinationFitsPayload,
  triggerIsEnabled,
  tumblingWindowFits,
  visibilityCoversRetries,
  visibilityCoversTimeout,
  vpcFunctionReachesItsExits,
];
