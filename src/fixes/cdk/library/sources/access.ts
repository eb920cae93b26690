/** How a mapping logs in to a broker, and the network that leads there, as options of a consumer. */
import { groupBy, memo } from '../../../../model/collections';
import { entriesOf, own } from '../../../../template/json';
import { Resource, Stack } from '../../../../template/stack';
import { referenceIn } from '../../reference';
import { StackPlan } from '../stack-plan';

/** The entries of `SourceAccessConfigurations`, by their type. */
export type AccessEntries = ReadonlyMap<string, readonly unknown[]>;

/** Undefined if an entry has another form. */
export function accessOf(mapping: string, plan: StackPlan): AccessEntries | undefined {
  const entries = plan.setting(mapping, 'SourceAccessConfigurations') ?? [];
  if (!Array.isArray(entries)) return undefined;
  const access = new Map<string, unknown[]>();
  for (const entry of entries) {
    const [type, uri] = [own(entry, 'Type'), own(entry, 'URI')];
    if (typeof type !== 'string' || uri === undefined || entriesOf(entry).length !== 2) return undefined;
    access.set(type, [...access.get(type) ?? [], uri]);
  }
  return access;
}

export interface SecretWords {
  readonly logicalId: string;
  readonly code: string;
}

const ATTACHED = /^(.*)\/Secret\/Attachment\/Resource$/;

/** A secret of the app, or the one that a DocumentDB cluster makes for itself. */
export function secretOf(value: unknown, plan: StackPlan): SecretWords | undefined {
  const secret = plan.construct(value, ['AWS::SecretsManager::Secret']);
  if (secret !== undefined) return { logicalId: secret, code: plan.names.construct(secret) };
  const { logicalId = '' } = referenceIn(value) ?? {};
  const [, holder] = ATTACHED.exec(plan.stack.resources.get(logicalId)?.declaredAt.path ?? '') ?? [];
  const cluster = holder === undefined ? undefined : plan.constructAt(holder, 'AWS::DocDB::DBCluster');
  return cluster === undefined ? undefined : { logicalId, code: `${plan.names.construct(cluster)}.secret!` };
}

/** `Shop/Vpc/PrivateSubnet1/Subnet`: the VPC, and the name of the group of subnets. */
const SUBNET = /^(.*)\/([^/]*)Subnet\d+\/Subnet$/;

/** The options of the VPC; none without one. Undefined if the subnets are no whole group of one VPC of the app. */
export function networkOptions(access: AccessEntries, plan: StackPlan): readonly string[] | undefined {
  const [subnets, groups] = ['VPC_SUBNET', 'VPC_SECURITY_GROUP'].map((type) => access.get(type) ?? []);
  if (subnets.length + groups.length === 0) return [];
  const group = groups.length === 1 ? plan.construct(groups[0], ['AWS::EC2::SecurityGroup']) : undefined;
  const ids = new Set(subnets.map((subnet) => referenceIn(subnet)?.logicalId ?? ''));
  const [only, ...others] = new Set([...ids].map((id) => groupOf(plan.stack.resources.get(id))));
  if (group === undefined || only === undefined || others.length > 0) return undefined;
  const [, vpcPath, name] = /^(.*)\/(.*)$/s.exec(only)!;
  const vpc = plan.constructAt(vpcPath, 'AWS::EC2::VPC');
  if (vpc === undefined || sizesOf(plan.stack).get(only) !== ids.size) return undefined;
  return [
    `vpc: ${plan.names.construct(vpc)},`,
    `vpcSubnets: { subnetGroupName: ${JSON.stringify(name)} },`,
    `securityGroup: ${plan.names.construct(group)},`,
  ];
}

const sizes = new WeakMap<Stack, ReadonlyMap<string, number>>();

/** How many subnets each group of a stack has. */
function sizesOf(stack: Stack): ReadonlyMap<string, number> {
  return memo(sizes, stack, () => {
    const groups = groupBy(stack.resources.values(), groupOf);
    return new Map([...groups].map(([group, { length }]) => [group, length]));
  });
}

/** The group of a subnet: `Shop/Vpc/Private`. */
function groupOf(resource: Resource | undefined): string | undefined {
  const [, vpc, name] = SUBNET.exec(resource?.declaredAt.path ?? '') ?? [];
  return vpc === undefined ? undefined : `${vpc}/${name}`;
}
