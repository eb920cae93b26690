/** `Destination` of this library for a resource of the app. */
import { referenceIn } from '../reference';
import { StackPlan } from './stack-plan';

const FACTORIES: ReadonlyMap<string, string> = new Map([
  ['AWS::Events::EventBus', 'eventBus'],
  ['AWS::Lambda::Alias', 'function'],
  ['AWS::Lambda::Function', 'function'],
  ['AWS::Lambda::Version', 'function'],
  ['AWS::S3::Bucket', 'bucket'],
  ['AWS::SNS::Topic', 'topic'],
  ['AWS::SQS::Queue', 'queue'],
]);

export function destination(value: unknown, { names }: StackPlan): string | undefined {
  const { logicalId = '' } = referenceIn(value) ?? {};
  const factory = FACTORIES.get(names.type(logicalId) ?? '');
  return factory === undefined || names.highLevel(logicalId) === undefined ? undefined : `Destination.${factory}(${names.construct(logicalId)})`;
}
