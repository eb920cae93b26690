/** Prints new resources as L2 constructs of aws-cdk-lib, or as L1 constructs if no L2 form is known. */
import { CdkNames } from '../cdk-names';
import { Added, Words } from './added';
import { alarm } from './alarm';
import { bucket } from './bucket';
import { invokeConfig } from './invoke-config';
import { lowLevel } from './low-level';
import { alias, streamConsumer, version } from './parts';
import { permissionWords } from './permission';
import { policy } from './policies';
import { queue } from './queue';
import { subscription } from './subscription';

const WORDS: ReadonlyMap<string, Words> = new Map([
  ['AWS::CloudWatch::Alarm', alarm],
  ['AWS::IAM::Policy', policy],
  ['AWS::Kinesis::StreamConsumer', streamConsumer],
  ['AWS::Lambda::Alias', alias],
  ['AWS::Lambda::EventInvokeConfig', invokeConfig],
  ['AWS::Lambda::Permission', permissionWords],
  ['AWS::Lambda::Version', version],
  ['AWS::S3::Bucket', bucket],
  ['AWS::SNS::Subscription', subscription],
  ['AWS::SQS::Queue', queue],
  ['AWS::SQS::QueuePolicy', policy],
]);

export interface AdditionWriter {
  readonly lines: readonly string[];
  /** The expression for the construct in later code; undefined if it is a part of another construct. */
  readonly made?: string;
}

export function additionWords(added: Added, names: CdkNames): AdditionWriter {
  const lines = WORDS.get(added.type)?.(added, names) ?? lowLevel(added, names);
  const variable = names.variable(added.logicalId);
  const [, settings] = /^(.+)\.configureAsyncInvoke\(\{$/.exec(lines[0] ?? '') ?? [];
  const made = (lines[0]?.startsWith(`const ${variable} = `)) ? variable : settings && `${settings}.node.findChild("EventInvokeConfig")`;
  return { lines, ...(made === undefined ? {} : { made }) };
}
