/**
 * Indexes resource policies by the ARN of the resource. The statements of a resource are read on first use. Lambda
 * permissions are statements of a function's policy.
 */
import { ARN_SHAPES } from '../facts/arn-shapes';
import { memo } from '../model/collections';
import { lazy } from '../model/lazy';
import { TemplateApp } from '../template/app';
import { own } from '../template/json';
import { Resource } from '../template/stack';
import { Resolved } from '../template/value/resolved';
import { clip } from '../text/clip';
import { compareText } from '../text/compare';
import { AttachedPolicies, AttachedPolicy } from './attached-policies';
import { Encoder } from './encoder';
import { itemsOf } from './items';
import { POLICY_TYPES, PolicyType, protectedArn } from './policy-types';
import { MOST_STATEMENTS, opaque, Statement } from './statement';
import { symbolicKey, SymbolicArn, UNKNOWN_SPAN } from './symbolic-arn';

interface PolicyAndType {
  readonly policy: Resource;
  readonly type: PolicyType;
}

export class ResourcePolicies {
  private readonly policies: AttachedPolicies<PolicyAndType>;
  private readonly read = new Map<string, readonly Statement[]>();
  private readonly candidates = new Map<string, Resource[]>();
  private readonly owners: () => ReadonlyMap<string, Resource>;

  public constructor(app: TemplateApp, private readonly encoder: Encoder) {
    this.policies = new AttachedPolicies(encoder);
    const owners = (): readonly Resource[] => [...ARN_SHAPES.keys()].flatMap((type) => app.ofType(type));
    this.owners = lazy(() => new Map(owners().map((resource) => [symbolicKey(encoder.arnOf(resource)), resource])));
    for (const type of POLICY_TYPES) app.ofType(type.type).forEach((policy) => this.add({ policy, type }));
  }

  /** The resource of the app with this ARN. */
  public owner(arn: SymbolicArn): Resource | undefined {
    return this.owners().get(symbolicKey(arn));
  }

  public statementsOf(arn: SymbolicArn): readonly Statement[] {
    return this.policies.isEmpty ? [] : memo(this.read, symbolicKey(arn), () => this.readStatements(arn));
  }

  private readStatements(arn: SymbolicArn): readonly Statement[] {
    const attached = this.policies.of(arn);
    if (attached.length === 0) return [];
    const whole = attached.find(({ entry: { type } }) => type.isWhole)?.entry.policy;
    const all = attached.slice(0, MOST_STATEMENTS).flatMap((one) => this.statementsIn(one, whole));
    const isComplete = !this.policies.isIncomplete && all.length <= MOST_STATEMENTS;
    if (isComplete || all.length === 0) return all;
    return [...all.slice(0, MOST_STATEMENTS), opaque(all[0].from, 'more statements than are followed')];
  }

  private statementsIn(
    { entry: { policy, type }, maybe }: AttachedPolicy<PolicyAndType>, whole: Resource | undefined,
  ): readonly Statement[] {
    const isReplaced = whole !== undefined && type.isPart;
    const why = isReplaced ? `${clip(policy.logicalId)}, which ${clip(whole.logicalId)} may replace` : maybe;
    const statements = type.read(policy, this.encoder);
    return why === undefined ? statements : statements.map((statement) => ({ ...statement, maybe: why }));
  }

  /** Policies of which the resource keeps only one, by id. */
  public competing(arn: SymbolicArn): readonly Resource[] {
    const candidates = this.candidates.size === 0 ? [] : this.candidates.get(symbolicKey(arn)) ?? [];
    return candidates.length < 2 ? candidates : [...candidates].sort((a, b) => compareText(a.id, b.id));
  }

  private add(entry: PolicyAndType): void {
    const { policy, type } = entry;
    if (type.of === undefined) return this.policies.add(this.encoder.arnOf(policy), entry);
    for (const { value, maybe } of itemsOf(own(policy.properties, type.of), policy.stack)) {
      const arn = protectedArn(type.type, value, policy.stack, this.encoder);
      const isUnnamed = arn.includes(UNKNOWN_SPAN);
      if (isUnnamed || isPassed(value)) this.policies.addHidden(entry, whyHidden(policy, value));
      if (!isUnnamed) this.addTo(arn, entry, maybe);
    }
  }

  private addTo(arn: SymbolicArn, entry: PolicyAndType, maybe: string | undefined): void {
    this.policies.add(arn, entry, maybe);
    if (entry.type.replaces !== true) return;
    const candidates = memo(this.candidates, symbolicKey(arn), () => []);
    if (!candidates.includes(entry.policy)) candidates.push(entry.policy);
  }
}

/** A parameter may name any resource, also one of the app. An imported resource is outside the app. */
function isPassed(value: Resolved): boolean {
  return value.is === 'hidden' && value.cause?.kind === 'parameter';
}

function whyHidden({ logicalId }: Resource, value: Resolved): string {
  const because = value.is === 'hidden' ? ` (${value.reason})` : '';
  return `${clip(logicalId)}, which hides what it is attached to${because}`;
}
