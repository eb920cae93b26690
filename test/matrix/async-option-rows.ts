/** Options of asynchronous invocation, and what the other sources make of them. */
import { Duration } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Row, Seen } from './cell';
import { needsPollers } from './common';
import { refused, sets, setsOnFunction } from './expectations';

const IMPORTED_FUNCTION = refused(/which is imported$/, /set the dead-letter queue where the function is created/);

export const ASYNC_ROWS: readonly Row[] = [
  ...[0, 1].map((retryAttempts): Row => ({
    name: `retryAttempts of ${retryAttempts}`,
    prop: 'retryAttempts',
    give: () => ({ retryAttempts }),
    cells: {
      'async': sets('MaximumRetryAttempts', retryAttempts), 'Kafka on demand': needsPollers('retryAttempts'), 'mapping': sets('MaximumRetryAttempts', retryAttempts),
    },
  })),
  {
    name: 'retryAttempts of -1',
    prop: 'retryAttempts',
    give: () => ({ retryAttempts: -1 }),
    cells: {
      'async': refused(/retryAttempts is -1, below the minimum of 0 retries$/, /Give 0 to 2 retries\.$/),
      'Kafka on demand': sets('MaximumRetryAttempts', undefined),
      'mapping': sets('MaximumRetryAttempts', -1),
    },
  },
  {
    name: 'retryAttempts left out',
    prop: 'retryAttempts',
    give: () => ({}),
    cells: { 'async': sets('MaximumRetryAttempts', 2), 'Kafka on demand': sets('MaximumRetryAttempts', undefined), 'mapping': sets('MaximumRetryAttempts', 10) },
  },
  {
    name: 'maxEventAge of an hour',
    prop: 'maxEventAge',
    give: () => ({ maxEventAge: Duration.hours(1) }),
    cells: { async: sets('MaximumEventAgeInSeconds', 3600) },
  },
  {
    name: 'deadLetterTopic',
    prop: 'deadLetterTopic',
    give: (scope) => ({ deadLetterTopic: new sns.Topic(scope, 'DeadLetters') }),
    cells: {
      'async': setsOnFunction('DeadLetterConfig.TargetArn', ({ given }: Seen) => given.deadLetterTopic.topicArn),
      'async imported function': IMPORTED_FUNCTION,
      'async imported function with role': IMPORTED_FUNCTION,
    },
  },
  {
    name: 'deadLetterTopic beside deadLetterQueue',
    prop: 'deadLetterTopic',
    give: (scope) => ({ deadLetterTopic: new sns.Topic(scope, 'DeadLetters'), deadLetterQueue: new sqs.Queue(scope, 'DeadLetterQueue') }),
    cells: { async: refused(/deadLetterQueue .* and deadLetterTopic .* are both given$/, /Give one of them\.$/) },
  },
];
