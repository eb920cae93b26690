/** Every rule, sorted by id. Written by `projenrc/rules.ts` from the files beside this one; never edited. */
import { batchReportsItemFailures } from './batch-reports-item-failures';
import { concurrencyFitsReservation } from './concurrency-fits-reservation';
import { deadLetterQueueOutlivesSource } from './dead-letter-queue-outlives-source';
import { deadLetterQueueTypeMatches } from './dead-letter-queue-type-matches';
import { Rule } from './define-rule';
import { failurePointerOutlivesRecord } from './failure-pointer-outlives-record';
import { fifoBatchWithinLimits } from './fifo-batch-within-limits';
import { fifoRedriveBreaksOrder } from './fifo-redrive-breaks-order';
import { kafkaErrorHandlingNeedsPollers } from './kafka-error-handling-needs-pollers';
import { largeBatchHasWindow } from './large-batch-has-window';
import { parallelismFitsReservation } from './parallelism-fits-reservation';
import { poisonRecordIsIsolated } from './poison-record-is-isolated';
import { pollersOrConcurrency } from './pollers-or-concurrency';
import { queueHasOneConsumer } from './queue-has-one-consumer';
import { receiveCountSurvivesThrottling } from './receive-count-survives-throttling';
import { recordAgeWithinRetention } from './record-age-within-retention';
import { redriveDoesNotLoop } from './redrive-does-not-loop';
import { reservationBoundsPollers } from './reservation-bounds-pollers';
import { shardHasRoomForReaders } from './shard-has-room-for-readers';
import { sourceQueueHasDeadLetterQueue } from './source-queue-has-dead-letter-queue';
import { startingPositionIsSet } from './starting-position-is-set';
import { startingPositionMissesNothing } from './starting-position-misses-nothing';
import { streamFailureHasAnExit } from './stream-failure-has-an-exit';
import { streamRetriesAreBounded } from './stream-retries-are-bounded';
import { tableHasAStream } from './table-has-a-stream';
import { tumblingWindowFits } from './tumbling-window-fits';
import { visibilityCoversRetries } from './visibility-covers-retries';
import { visibilityCoversTimeout } from './visibility-covers-timeout';

export const ALL_RULES: readonly Rule[] = [
  batchReportsItemFailures,
  concurrencyFitsReservation,
  deadLetterQueueOutlivesSource,
  deadLetterQueueTypeMatches,
  failurePointerOutlivesRecord,
  fifoBatchWithinLimits,
  fifoRedriveBreaksOrder,
  kafkaErrorHandlingNeedsPollers,
  largeBatchHasWindow,
  parallelismFitsReservation,
  poisonRecordIsIsolated,
  pollersOrConcurrency,
  queueHasOneConsumer,
  receiveCountSurvivesThrottling,
  recordAgeWithinRetention,
  redriveDoesNotLoop,
  reservationBoundsPollers,
  shardHasRoomForReaders,
  sourceQueueHasDeadLetterQueue,
  startingPositionIsSet,
  startingPositionMissesNothing,
  streamFailureHasAnExit,
  streamRetriesAreBounded,
  tableHasAStream,
  tumblingWindowFits,
  visibilityCoversRetries,
  visibilityCoversTimeout,
];
