/**
 * Finds, at synth, two resources of which AWS keeps one: whoever made them, in whatever order. One look over the app for each type of
 * resource, however many constructs ask for it.
 */
import { CfnResource, Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { whereIs } from './refuse';

export interface Twins {
  readonly type: string;
  /** The same for resources of which AWS keeps one. */
  readonly keyOf: (resource: CfnResource) => string;
  /** Follows the paths of the two; ends the sentence and names the fix. */
  readonly problem: string;
}

const watched = new WeakMap<IConstruct, Set<Twins>>();

export function refuseTwins(asker: Construct, twins: Twins): void {
  const { root } = asker.node;
  const kinds = watched.get(root) ?? new Set();
  if (!kinds.has(twins)) {
    watched.set(root, kinds.add(twins));
    Stack.of(asker).node.addValidation({ validate: () => problemsIn(root, twins) });
  }
}

function problemsIn(root: IConstruct, { type, keyOf, problem }: Twins): string[] {
  const first = new Map<string, CfnResource>();
  return root.node.findAll().filter((construct) => isOfType(construct, type)).flatMap((resource) => {
    const key = keyOf(resource);
    const other = first.get(key);
    first.set(key, other ?? resource);
    return other ? [`${whereIs(resource)} and ${whereIs(other)} ${problem}`] : [];
  });
}

function isOfType(construct: IConstruct, type: string): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === type;
}
