/** What CloudFormation would replace or delete, where one template follows another, of the resources that hold something. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';

interface Resource { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }
export interface Template { readonly Resources?: Readonly<Record<string, Resource>> }

interface Specification {
  readonly cloudFormationType: string;
  readonly isStateful?: boolean;
  readonly properties: Readonly<Record<string, { readonly causesReplacement?: 'yes' | 'no' | 'maybe' }>>;
}

/** Types that AWS's specification does not call stateful: what they hold is an address that others know, or a place in a stream. */
const ALSO_STATEFUL = [
  'AWS::AmazonMQ::Broker', 'AWS::Events::Archive', 'AWS::Events::EventBus', 'AWS::Lambda::EventSourceMapping', 'AWS::MSK::Cluster', 'AWS::MSK::Topic',
  'AWS::SNS::Topic',
];

/** The specification of resource types that `cdk diff` reads: it comes with the command. */
function readStatefulTypes(): ReadonlyMap<string, Specification> {
  const file = join(dirname(require.resolve('aws-cdk/package.json')), 'db.json.gz');
  const { entities } = JSON.parse(gunzipSync(readFileSync(file)).toString()).schema.resource;
  const types = Object.values<Specification>(entities);
  const stateful = types.filter((one) => one.isStateful || ALSO_STATEFUL.includes(one.cloudFormationType));
  return new Map(stateful.map((one) => [one.cloudFormationType, one]));
}

let statefulTypes: ReadonlyMap<string, Specification> | undefined;

/** A sentence for each stateful resource of `before` that an update to `after` replaces, may replace or deletes. */
export function replacedResources(before: Template, after: Template): string[] {
  const types = statefulTypes ??= readStatefulTypes();
  return Object.entries(before.Resources ?? {}).flatMap(([id, old]) => {
    const type = types.get(old.Type);
    if (!type) return [];
    const now = after.Resources?.[id];
    const what = `${id} (${old.Type})`;
    if (now?.Type !== old.Type) return [`${what} is ${now ? `an ${now.Type} now` : 'gone'}`];
    const value = (of: Resource, name: string) => JSON.stringify(of.Properties?.[name]) ?? 'not set';
    return Object.keys(type.properties).sort().flatMap((name) => {
      const replaces = type.properties[name].causesReplacement;
      if (replaces !== 'yes' && replaces !== 'maybe') return [];
      if (isDeepStrictEqual(old.Properties?.[name], now.Properties?.[name])) return [];
      const replaced = `${what} ${replaces === 'yes' ? 'is' : 'may be'} replaced`;
      return [`${replaced}: ${name} was ${value(old, name)} and is ${value(now, name)}`];
    });
  });
}
