/** New resources as people write them with aws-cdk-lib's L2 constructs; every other one is written with its L1 class. */
import { expression } from './expression';
import { classOf, referenceIn, Names } from './naming';
import { entriesOf, isObject, own } from '../../template/json';

export interface Added {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: unknown;
}

type Words = (added: Added, names: Names) => readonly string[] | undefined;

const WORDS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['AWS::SQS::Queue', ({ logicalId, properties }, names) => [
    `const ${names.variable(logicalId)} = new sqs.Queue(this, ${JSON.stringify(logicalId)}, {`,
    ...(own(properties, 'FifoQueue') === true ? ['  fifo: true,'] : []),
    `  retentionPeriod: Duration.seconds(${Number(own(properties, 'MessageRetentionPeriod'))}),`,
    '  encryption: sqs.QueueEncryption.SQS_MANAGED,',
    '  enforceSSL: true,',
    '});',
  ]],
  ['AWS::IAM::Policy', ({ properties }, names) => {
    const role = referenceIn([own(properties, 'Roles')].flat()[0]);
    return role && statements(properties, `${names.variable(role.logicalId)}.addToPrincipalPolicy`, names, ['actions', 'resources']);
  }],
  ['AWS::SQS::QueuePolicy', ({ properties }, names) => {
    const queue = referenceIn([own(properties, 'Queues')].flat()[0]);
    return queue && statements(properties, `${names.variable(queue.logicalId)}.addToResourcePolicy`, names, ['principals', 'actions', 'resources', 'conditions']);
  }],
  ['AWS::CloudWatch::Alarm', ({ logicalId, properties }, names) => {
    const queue = referenceIn(own([own(properties, 'Dimensions')].flat()[0], 'Value'));
    if (own(properties, 'Namespace') !== 'AWS/SQS' || queue === undefined) return undefined;
    return [
      `${names.variable(queue.logicalId)}.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' })`,
      `  .createAlarm(this, ${JSON.stringify(logicalId)}, {`,
      '    threshold: 0,',
      '    evaluationPeriods: 1,',
      '    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,',
      '    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,',
      '  });',
    ];
  }],
]);

export function additionWords(added: Added, names: Names): readonly string[] {
  return WORDS.get(added.type)?.(added, names) ?? lowLevel(added, names);
}

function lowLevel({ logicalId, type, properties }: Added, names: Names): readonly string[] {
  const { module, name } = classOf(type);
  return [
    `const ${names.variable(logicalId)} = new ${module}.Cfn${name}(this, ${JSON.stringify(logicalId)}, {`,
    ...entriesOf(properties).map(([key, value]) => `  ${expression({ [key]: value }, names).slice(2, -2)},`),
    '});',
  ];
}

/** `iam.PolicyStatement`s, each with the members that it has. */
function statements(properties: unknown, call: string, names: Names, members: readonly string[]): readonly string[] {
  const all = [own(own(properties, 'PolicyDocument'), 'Statement') ?? []].flat();
  return all.flatMap((statement) => [
    `${call}(new iam.PolicyStatement({`,
    ...members.flatMap((member) => statementMember(member, statement, names)),
    '}));',
  ]);
}

function statementMember(member: string, statement: unknown, names: Names): readonly string[] {
  if (member === 'principals') {
    const service = own(own(statement, 'Principal'), 'Service');
    return typeof service === 'string' ? [`  principals: [new iam.ServicePrincipal(${JSON.stringify(service)})],`] : [];
  }
  if (member === 'conditions') {
    const conditions = own(statement, 'Condition');
    return isObject(conditions) ? [`  conditions: ${expression(conditions, names, true)},`] : [];
  }
  const value = own(statement, member === 'actions' ? 'Action' : 'Resource');
  return value === undefined ? [] : [`  ${member}: ${expression([value].flat(), names)},`];
}
