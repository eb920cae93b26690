/**
 * Prints dependencies between constructs. A dependency on a part of another construct, such as statements of a role, is
 * a dependency on that construct.
 */
import { own } from '../../template/json';
import { CdkNames } from './cdk-names';
import { referenceIn } from './reference';

/** The property that names the construct that a resource is a part of. */
const PART_OF: Readonly<Record<string, string>> = {
  'AWS::IAM::Policy': 'Roles', 'AWS::Lambda::Permission': 'FunctionName', 'AWS::SQS::QueuePolicy': 'Queues', 'AWS::SNS::TopicPolicy': 'Topics',
};

export function dependencyLines(
  construct: () => string, others: readonly string[], names: CdkNames,
): readonly string[] {
  const dependencies = [...new Set(others.map((id) => names.construct(whole(id, names))))];
  return dependencies.length === 0 ? [] : [`${construct()}.node.addDependency(${dependencies.join(', ')});`];
}

/** The role of a function is inside the function, so only the L1 resource can depend on it. */
export function dependentExpression(logicalId: string, names: CdkNames): string {
  const isFunction = names.type(logicalId) === 'AWS::Lambda::Function' && names.highLevel(logicalId) !== undefined;
  return `${names.construct(logicalId)}${isFunction ? '.node.defaultChild!' : ''}`;
}

function whole(logicalId: string, names: CdkNames): string {
  const [first] = [own(names.properties(logicalId), String(own(PART_OF, names.type(logicalId) ?? '')))].flat();
  const holder = referenceIn(first)?.logicalId ?? '';
  return names.highLevel(holder) === undefined ? logicalId : holder;
}
