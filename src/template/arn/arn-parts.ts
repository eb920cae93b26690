/**
 * Writes a reference to an ARN out as text around the parts that are known only at deployment, so that it can be cut.
 * CDK reads the qualifier of a function, the name of a stream or a table from an ARN this way. What the properties of
 * the resource do not contain stays a reference to it.
 */
import { ARN_SHAPES, ArnShape, isArnAttribute } from '../../facts/arn-shapes';
import { own } from '../json';
import { Stack } from '../stack';
import { Resolution } from '../value/intrinsics/intrinsic';
import { Part, pseudo, Reference } from '../value/resolved';
import { partsOf } from '../value/text';

/** The ARN of a cluster ends in its name and in an id that AWS makes, so no shape builds it. */
const KAFKA = 'kafka';
const KAFKA_CLUSTER = 'cluster/';

function isClusterOfKafka(type: string): boolean {
  return type === 'AWS::MSK::Cluster' || type === 'AWS::MSK::ServerlessCluster';
}

/** Undefined if the reference is not an ARN. */
export function arnParts(reference: Reference, resolution: Resolution): readonly Part[] | undefined {
  const { resource: { type, properties, stack }, attribute } = reference;
  if (reference.piece !== undefined || !isArnAttribute(type, attribute)) return undefined;
  const read = (property: string): readonly Part[] => partsOf(resolution.resolve(own(properties, property), stack));
  switch (type) {
    case 'AWS::Lambda::Function': return functionArn(stack, [{ ...reference, attribute: 'Ref' }]);
    case 'AWS::Lambda::Version': return functionArn(stack, [...read('FunctionName'), ':', { ...reference, attribute: 'Version' }]);
    case 'AWS::Lambda::Alias': {
      const name = read('Name');
      return functionArn(stack, [...read('FunctionName'), ':', ...isText(name) ? name : [{ ...reference, attribute: 'Name' } as const]]);
    }
    default: return [...headOf(reference), ...resourceIn(reference)];
  }
}

function functionArn(stack: Stack, name: readonly Part[]): readonly Part[] {
  const [partition, region, account] = ['Partition', 'Region', 'AccountId'].map((one) => pseudo(one, stack));
  return ['arn:', partition, ':lambda:', region, ':', account, ':function:', ...name];
}

function isText(parts: readonly Part[]): boolean {
  return parts.every((part) => typeof part === 'string');
}

/** The ARN up to the account; a resource of another stack has its own Region and account. */
function headOf(reference: Reference): readonly Part[] {
  const { service, noRegion, noAccount }: Partial<ArnShape> = ARN_SHAPES.get(reference.resource.type) ?? {};
  const piece = (index: number): Part => ({ ...reference, piece: index });
  return [
    'arn:', pseudo('Partition', reference.resource.stack), ':', isClusterOfKafka(reference.resource.type) ? KAFKA : service ?? piece(2), ':', noRegion ? '' : piece(3), ':', noAccount ? '' : piece(4), ':',
  ];
}

/** What follows the account: as the shape has it, or in pieces if a path or a group is before the name. */
function resourceIn(reference: Reference): readonly Part[] {
  const { resource: { type }, attribute } = reference;
  if (isClusterOfKafka(type)) return [KAFKA_CLUSTER, { ...reference, piece: 'end' }];
  const { service, before = '', names = [], prefix, parent, longer = {} }: Partial<ArnShape> = ARN_SHAPES.get(type) ?? {};
  if (service === undefined || names.length === 0 || prefix !== undefined || parent !== undefined) {
    return [5, 6, 7].flatMap((piece): readonly Part[] => [...piece === 5 ? [] : [':'], { ...reference, piece }]);
  }
  const name: readonly Part[] = [before, { ...reference, attribute: names[0] }];
  const between = Object.hasOwn(longer, attribute) ? longer[attribute] : undefined;
  return between === undefined ? name : [...name, between, { ...reference, piece: 'end' }];
}
