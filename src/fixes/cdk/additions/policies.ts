/** Adds policy statements to the role or queue that they belong to. */
import { entriesOf, own } from '../../../template/json';
import { CdkNames } from '../cdk-names';
import { expression } from '../expression';
import { referenceIn } from '../reference';
import { Words } from './added';

/** The property that names the owner of the statements, and the owner's method that adds one. */
const JOINS: Readonly<Record<string, readonly [owner: string, method: string]>> = {
  'AWS::IAM::Policy': ['Roles', 'addToPrincipalPolicy'],
  'AWS::SQS::QueuePolicy': ['Queues', 'addToResourcePolicy'],
};

export const policy: Words = ({ type, properties }, names) => {
  const statements = [own(own(properties, 'PolicyDocument'), 'Statement') ?? []].flat().map((statement) => policyStatement(type, properties, statement, names));
  return statements.every((words) => words !== undefined) ? statements.flat() : undefined;
};

/** Undefined if the policy does not belong to exactly one L2 construct. */
export function policyStatement(
  type: string, properties: unknown, statement: unknown, names: CdkNames,
): readonly string[] | undefined {
  const [property, method] = JOINS[type] ?? [];
  const owners = property === undefined ? [] : [own(properties, property)].flat();
  const owner = referenceIn(owners[0])?.logicalId ?? '';
  if (owners.length !== 1 || names.highLevel(owner) === undefined) return undefined;
  return [`${names.construct(owner)}.${method}(${written(statement, names)});`];
}

function written(statement: unknown, names: CdkNames): string {
  const service = own(own(statement, 'Principal'), 'Service');
  const isPlain = entriesOf(statement).every(([key, value]) => KEYS.has(key) || (key === 'Principal' && typeof service === 'string') || (key === 'Effect' && value === 'Allow'));
  if (!isPlain) return `iam.PolicyStatement.fromJson(${expression(statement, names, true)})`;
  const conditions = own(statement, 'Condition');
  const parts = [
    ...(typeof service === 'string' ? [`principals: [new iam.ServicePrincipal(${JSON.stringify(service)})]`] : []),
    `actions: ${expression([own(statement, 'Action')].flat(), names)}`,
    `resources: ${expression([own(statement, 'Resource')].flat(), names)}`,
    ...(conditions === undefined ? [] : [`conditions: ${expression(conditions, names, true)}`]),
  ];
  return `new iam.PolicyStatement({ ${parts.join(', ')} })`;
}

const KEYS = new Set(['Action', 'Condition', 'Resource', 'Sid']);
