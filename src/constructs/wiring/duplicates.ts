/**
 * Finds two resources at synth of which AWS would keep one, whichever constructs created them, in any order. The app is
 * searched once for each type of resource.
 */
import { CfnResource, Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { groupBy } from '../../model/collections';
import { isResource } from './reference';
import { whereIs } from './refuse';

export interface DuplicateCheck {
  readonly type: string;
  /** A key for each resource, equal for those of which AWS keeps one. `undefined` if unknown. */
  readonly keysOf: (resources: readonly CfnResource[]) => readonly (string | undefined)[];
  /** Completes the sentence that begins with the two paths, and names the fix. */
  readonly problem: string;
}

/** Constructs that requested a check, by root and check. */
const requestsIn = new WeakMap<IConstruct, Map<DuplicateCheck, Set<IConstruct>>>();

/** Refuses a duplicate of the resource that the construct creates. */
export function refuseDuplicates(construct: Construct, check: DuplicateCheck): void {
  const { root } = construct.node;
  const requests = requestsIn.get(root) ?? new Map<DuplicateCheck, Set<IConstruct>>();
  const constructs = requests.get(check) ?? new Set();
  if (constructs.size === 0) {
    requestsIn.set(root, requests.set(check, constructs));
    Stack.of(construct).node.addValidation({ validate: () => problemsIn(root, check, constructs) });
  }
  constructs.add(construct);
}

/** Two resources of other constructs are not checked, and neither are alternatives under a condition. */
function problemsIn(
  root: IConstruct, { type, keysOf, problem }: DuplicateCheck, constructs: ReadonlySet<IConstruct>,
): string[] {
  const resources = root.node.findAll()
    .filter((construct): construct is CfnResource => (
      isResource(construct, type) && construct.cfnOptions.condition === undefined));
  const keys = new Map(keysOf(resources).map((key, i) => [resources[i], key]));
  const byKey = groupBy(resources, (resource) => keys.get(resource));
  return [...byKey.values()].flatMap((same) => {
    const ours = same.find((resource) => constructs.has(resource.node.scope!));
    const other = same.find((resource) => resource !== ours);
    return ours && other ? [`${whereIs(ours)} and ${whereIs(other)} ${problem}`] : [];
  });
}
