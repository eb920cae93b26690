/**
 * Indexes resource policies by the ARN of the resource: policy resources, policies in a property, and Lambda
 * permissions, which are statements of a function's policy. The statements of a resource are read on first use.
 */
import { ARN_SHAPES } from '../facts/arn-shapes';
import { INPUT_LIMITS } from '../limits';
import { memo } from '../model/collections';
import { lazy } from '../model/lazy';
import { TemplateApp } from '../template/app';
import { own } from '../template/json';
import { Resource, Stack } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { clip } from '../text/clip';
import { Encoder } from './encoder';
import { itemsOf } from './items';
import { permissionStatement } from './permission';
import { MOST_STATEMENTS, opaque, Statement, statementOf, statementsOf } from './statement';
import { SLASH, symbolsOf, UNKNOWN_SPAN, symbolicKey, startsWith, SymbolicArn } from './symbolic-arn';

interface PolicyType {
  readonly type: string;
  /** The property that names the resource; absent if the policy is a property of the resource. */
  readonly of?: string;
  /** The service keeps one policy for each resource, and a second policy replaces it. */
  readonly replaces?: true;
  read(policy: Resource, encoder: Encoder): readonly Statement[];
}

const document = (...path: readonly string[]) => (policy: Resource, encoder: Encoder): readonly Statement[] =>
  statementsOf(at(propertiesOf(policy), ...path), policy, encoder);

const busStatement = (policy: Resource, encoder: Encoder): readonly Statement[] => {
  const statement = at(propertiesOf(policy), 'Statement');
  const value: Resolved = statement.is === 'absent' ? withEffect(policy) : statement;
  return [statementOf({ value }, policy, encoder)];
};

function withEffect(policy: Resource): Resolved {
  const [action, principal] = ['Action', 'Principal'].map((name) => own(policy.properties, name));
  const raw = { Effect: 'Allow', Action: action, Principal: principal === '*' ? '*' : { AWS: principal } };
  return { is: 'fields', raw, stack: policy.stack };
}

const TYPES: readonly PolicyType[] = [
  { type: 'AWS::SQS::QueuePolicy', of: 'Queues', replaces: true, read: document('PolicyDocument') },
  { type: 'AWS::SQS::QueueInlinePolicy', of: 'Queue', replaces: true, read: document('PolicyDocument') },
  { type: 'AWS::SNS::TopicPolicy', of: 'Topics', replaces: true, read: document('PolicyDocument') },
  { type: 'AWS::SNS::TopicInlinePolicy', of: 'TopicArn', replaces: true, read: document('PolicyDocument') },
  { type: 'AWS::S3::BucketPolicy', of: 'Bucket', read: document('PolicyDocument') },
  { type: 'AWS::Kinesis::ResourcePolicy', of: 'ResourceArn', read: document('ResourcePolicy') },
  { type: 'AWS::MSK::ClusterPolicy', of: 'ClusterArn', read: document('Policy') },
  { type: 'AWS::Events::EventBusPolicy', of: 'EventBusName', read: busStatement },
  { type: 'AWS::Events::EventBus', read: document('Policy') },
  { type: 'AWS::KMS::Key', read: document('KeyPolicy') },
  { type: 'AWS::DynamoDB::Table', read: document('ResourcePolicy', 'PolicyDocument') },
  { type: 'AWS::Lambda::Permission', of: 'FunctionName', read: permissionStatement },
];

/** Policy types that name their resource without an ARN, and how the ARN begins. */
const NAMES: ReadonlyMap<string, readonly [service: string, before: string]> = new Map([
  ['AWS::SQS::QueuePolicy', ['sqs', '']],
  ['AWS::SQS::QueueInlinePolicy', ['sqs', '']],
  ['AWS::S3::BucketPolicy', ['s3', '']],
  ['AWS::Events::EventBusPolicy', ['events', 'event-bus/']],
]);

const MOST_UNATTACHED = INPUT_LIMITS.unattachedPolicies.max;

export class ResourcePolicies {
  private readonly policies = new Map<string, PolicyAndType[]>();
  private readonly unattached: PolicyAndType[] = [];
  private readonly read = new Map<string, readonly Statement[]>();
  private readonly rivals = new Map<string, Resource[]>();
  private readonly owners: () => ReadonlyMap<string, Resource>;

  public constructor(app: TemplateApp, private readonly encoder: Encoder) {
    const owners = (): readonly Resource[] => [...ARN_SHAPES.keys()].flatMap((type) => app.ofType(type));
    this.owners = lazy(() => new Map(owners().map((resource) => [symbolicKey(encoder.arnOf(resource)), resource])));
    for (const type of TYPES) app.ofType(type.type).forEach((policy) => this.add({ policy, type }));
  }

  /** The resource of the app with this ARN. */
  public owner(arn: SymbolicArn): Resource | undefined {
    return this.owners().get(symbolicKey(arn));
  }

  public statementsOf(arn: SymbolicArn): readonly Statement[] {
    const key = symbolicKey(arn);
    return memo(this.read, key, () => this.readStatements(key));
  }

  private readStatements(key: string): readonly Statement[] {
    const attached = this.policies.get(key) ?? [];
    const statements = attached
      .slice(0, MOST_STATEMENTS)
      .flatMap(({ policy, type }) => type.read(policy, this.encoder));
    const listed = new Set(attached.map(({ policy }) => policy));
    const others = this.unattached.slice(0, MOST_UNATTACHED).filter(({ policy }) => !listed.has(policy));
    const perhaps = others.flatMap(({ policy, type, to }) => {
      const maybe = `${clip(policy.logicalId)}, which hides what it is attached to${because(to)}`;
      return type.read(policy, this.encoder).map((statement) => ({ ...statement, maybe }));
    });
    const all = [...statements, ...perhaps];
    const tooMany = this.unattached.length > MOST_UNATTACHED || all.length > MOST_STATEMENTS;
    if (!tooMany || all.length === 0) return all;
    return [...all.slice(0, MOST_STATEMENTS), opaque(all[0].from, 'more statements than are followed')];
  }

  /** Policies of which the resource keeps only one. */
  public rivalsOf(arn: SymbolicArn): readonly Resource[] {
    return this.rivals.size === 0 ? [] : this.rivals.get(symbolicKey(arn)) ?? [];
  }

  private add(entry: PolicyAndType): void {
    const { policy, type } = entry;
    if (type.of === undefined) return this.addTo(this.encoder.arnOf(policy), entry);
    for (const { value } of itemsOf(own(policy.properties, type.of), policy.stack)) {
      const arn = this.protectedBy(type.type, value, policy.stack);
      if (arn.includes(UNKNOWN_SPAN) || isPassed(value)) this.unattached.push({ ...entry, to: value });
      if (!arn.includes(UNKNOWN_SPAN)) this.addTo(arn, entry);
    }
  }

  private addTo(arn: SymbolicArn, entry: PolicyAndType): void {
    const key = symbolicKey(arn);
    memo(this.policies, key, () => []).push(entry);
    if (entry.type.replaces !== true) return;
    const rivals = memo(this.rivals, key, () => []);
    if (!rivals.includes(entry.policy)) rivals.push(entry.policy);
  }

  private protectedBy(type: string, value: Resolved, stack: Stack): SymbolicArn {
    if (type === 'AWS::Lambda::Permission') return this.encoder.functionArn(value, stack);
    if (value.is === 'reference') return this.encoder.arnOf(value.resource);
    const symbols = this.encoder.text(value, stack);
    const [service, before] = NAMES.get(type) ?? ['', ''];
    if (startsWith(symbols, 'arn:') || service === '') return symbols;
    const name = symbols.slice(symbols.lastIndexOf(SLASH) + 1);
    const shape = service === 's3' ? { noRegion: true, noAccount: true } as const : {};
    return this.encoder.arn(service, stack, [...symbolsOf(before), ...name], shape);
  }
}

/** A parameter may name any resource, also one of the app. An imported resource is outside the app. */
function isPassed(value: Resolved): boolean {
  return value.is === 'hidden' && value.cause?.kind === 'parameter';
}

function because(to: Resolved | undefined): string {
  return to?.is === 'hidden' ? ` (${to.reason})` : '';
}

interface PolicyAndType {
  readonly policy: Resource;
  readonly type: PolicyType;
  /** The value that hides the resource that the policy is attached to. */
  readonly to?: Resolved;
}
