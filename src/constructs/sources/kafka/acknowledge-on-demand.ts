/**
 * Acknowledges what the checks find on every Kafka mapping without provisioned pollers, which are billed: Lambda
 * offers such a mapping neither a limit on retries nor a way to isolate a bad record.
 */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { acknowledgeRules } from '../../wiring/acknowledge';

const RULES = ['stream-retries-are-bounded', 'poison-record-is-isolated'];

export function acknowledgeOnDemand(mapping: lambda.CfnEventSourceMapping): void {
  acknowledgeRules(mapping, RULES, 'This mapping has no provisioned pollers, which are billed for each hour. Without them Lambda retries a '
    + 'failed batch until its records expire, and no option changes that: provisionedPollerConfig does.');
}
