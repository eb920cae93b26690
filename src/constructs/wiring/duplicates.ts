/**
 * Finds, at synth, two resources of which AWS keeps one: whoever made them, in whatever order. One look over the app for each type of
 * resource, however many constructs ask for it.
 */
import { CfnResource, Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { isResource } from './reference';
import { whereIs } from './refuse';

export interface DuplicateCheck {
  readonly type: string;
  /** The same for resources of which AWS keeps one; undefined where it cannot be told. */
  readonly keyOf: (resource: CfnResource) => string | undefined;
  /** Follows the paths of the two; ends the sentence and names the fix. */
  readonly problem: string;
}

/** The constructs that asked, by root and by what they asked for. */
const askersIn = new WeakMap<IConstruct, Map<DuplicateCheck, Set<IConstruct>>>();

/** From now on the resource that the asker makes must have no twin. */
export function refuseDuplicates(asker: Construct, twins: DuplicateCheck): void {
  const { root } = asker.node;
  const kinds = askersIn.get(root) ?? new Map<DuplicateCheck, Set<IConstruct>>();
  const askers = kinds.get(twins) ?? new Set();
  if (askers.size === 0) {
    askersIn.set(root, kinds.set(twins, askers));
    Stack.of(asker).node.addValidation({ validate: () => problemsIn(root, twins, askers) });
  }
  askers.add(asker);
}

/** Two resources that others made are none of our business; nor are alternatives under a condition. */
function problemsIn(root: IConstruct, { type, keyOf, problem }: DuplicateCheck, askers: ReadonlySet<IConstruct>): string[] {
  const resources = root.node.findAll().filter((construct) => isResource(construct, type) && construct.cfnOptions.condition === undefined);
  const byKey = new Map<string, CfnResource[]>();
  for (const resource of resources as CfnResource[]) {
    const key = keyOf(resource);
    if (key !== undefined) {
      byKey.set(key, [...byKey.get(key) ?? [], resource]);
    }
  }
  return [...byKey.values()].flatMap((same) => {
    const ours = same.find((resource) => askers.has(resource.node.scope!));
    const other = same.find((resource) => resource !== ours);
    return ours && other ? [`${whereIs(ours)} and ${whereIs(other)} ${problem}`] : [];
  });
}
