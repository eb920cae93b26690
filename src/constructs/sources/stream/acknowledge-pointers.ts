/**
 * Acknowledges what the checks find on a mapping whose failures go to the queue that is made by default: it keeps the
 * pointers to records longer than most streams keep the records. A stream that keeps them as long has no such finding.
 */
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { HOUR } from '../../../facts/units';
import { QUEUE_RETENTION } from '../../../resources/queue/facts';
import { acknowledgeRules } from '../../wiring/acknowledge';
import { overriddenProperty } from '../../wiring/overridden-property';
import { isResource } from '../../wiring/reference';

export function acknowledgePointers(mapping: lambda.CfnEventSourceMapping, source: IConstruct | undefined): void {
  const ofConsumer = (source as Partial<kinesis.IStreamConsumer> | undefined)?.stream;
  const stream = [source, ofConsumer].map((one) => one?.node.defaultChild)
    .find((resource): resource is kinesis.CfnStream => isResource(resource, kinesis.CfnStream.CFN_RESOURCE_TYPE_NAME));
  const hours = stream && overriddenProperty(stream, 'retentionPeriodHours');
  if (hours !== undefined && hours * HOUR >= QUEUE_RETENTION.max) return;
  acknowledgeRules(mapping, ['failure-pointer-outlives-record'], 'The queue that is made by default keeps each pointer as long '
    + 'as SQS can, and its alarm asks to read the records before they expire. A bucket receives the records themselves.');
}
