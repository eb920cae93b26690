/** Every kind of source takes some of a mapping's options and refuses the others. */
import { and, not } from "../model/known";
import { SourceKind } from '../model/target';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { isNeutral, settingOf } from './kit/settings';
import { joinWithAnd } from './kit/wording';
import { hiddenSources, setsProperty } from './queries/hidden-sources';

/** The options that some sources do not take, and those that do. Destinations and filters of other rules are left to these. */
const TAKEN_BY: Readonly<Record<string, readonly SourceKind[]>> = {
  BisectBatchOnFunctionError: ['kinesis', 'dynamodb', 'kafka'],
  DocumentDBEventSourceConfig: ['documentdb'],
  FilterCriteria: ['queue', 'kinesis', 'dynamodb', 'kafka', 'mq'],
  FunctionResponseTypes: ['queue', 'kinesis', 'dynamodb', 'kafka'],
  MaximumRecordAgeInSeconds: ['kinesis', 'dynamodb', 'kafka'],
  MaximumRetryAttempts: ['kinesis', 'dynamodb', 'kafka'],
  ParallelizationFactor: ['kinesis', 'dynamodb'],
  ProvisionedPollerConfig: ['queue', 'kafka'],
  Queues: ['mq'],
  ScalingConfig: ['queue'],
  StartingPosition: ['kinesis', 'dynamodb', 'kafka', 'documentdb'],
  StartingPositionTimestamp: ['kinesis', 'kafka', 'documentdb'],
  Topics: ['kafka'],
  TumblingWindowInSeconds: ['kinesis', 'dynamodb'],
};

const NOUNS: Partial<Record<SourceKind, string>> = {
  queue: 'an SQS queue',
  kinesis: 'a Kinesis stream',
  dynamodb: 'a DynamoDB stream',
  kafka: 'Kafka',
  mq: 'Amazon MQ',
  documentdb: 'DocumentDB',
};

export const mappingOptionsFitSource = defineRule({
  id: 'mapping-options-fit-source',
  severity: 'error',
  why: 'Lambda refuses a mapping with an option that its source does not have.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => [
    ...app.mappings.flatMap((delivery) => Object.entries(TAKEN_BY).flatMap(([option, kinds]) => {
      const { kind } = delivery.source;
      const setting = settingOf(delivery, option);
      return setting === undefined || kind === 'unknown' || kinds.includes(kind) ? [] : report(
        location([delivery, option]),
        and(setting.given, not(isNeutral(setting))),
        () => ({
          fact: `The mapping has ${option}, and its source is ${NOUNS[kind] ?? kind}; only ${joinWithAnd(kinds.flatMap((other) => NOUNS[other] ?? []))} ${kinds.length === 1 ? 'takes' : 'take'} it`,
          consequence: 'Lambda refuses the mapping, and the stack does not deploy',
          fix: `Remove ${option}`,
          changes: unsetValue(delivery, option),
        }),
      );
    })),
    ...hiddenSources(app, (mapping) => setsProperty(mapping, ...Object.keys(TAKEN_BY))),
  ],
});
