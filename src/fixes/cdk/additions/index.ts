/** New resources as people write them with aws-cdk-lib's L2 constructs; every other one is written with its L1 class. */
import { Added, Words } from './added';
import { alarm } from './alarm';
import { bucket } from './bucket';
import { invokeConfig } from './invoke-config';
import { lowLevel } from './low-level';
import { permission } from './permission';
import { queuePolicy, rolePolicy } from './policies';
import { queue } from './queue';
import { Names } from '../naming';

const WORDS: ReadonlyMap<string, Words> = new Map([
  ['AWS::CloudWatch::Alarm', alarm],
  ['AWS::IAM::Policy', rolePolicy],
  ['AWS::Lambda::EventInvokeConfig', invokeConfig],
  ['AWS::Lambda::Permission', permission],
  ['AWS::S3::Bucket', bucket],
  ['AWS::SQS::Queue', queue],
  ['AWS::SQS::QueuePolicy', queuePolicy],
]);

export function additionWords(added: Added, names: Names): readonly string[] {
  return WORDS.get(added.type)?.(added, names) ?? lowLevel(added, names);
}
