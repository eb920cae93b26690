/** Prints a whole plan as CDK code: the imports, the constructs that it uses, and the code for each resource. */
import { FixPlan, generatedFrom, ResourcePlan } from '../plan';
import { CdkNames, cdkNamesOf } from './cdk-names';
import { importsOf, mentionLine } from './code-head';
import { Mention } from './mentions';
import { CdkWords, cdkWords } from './words';

export interface CdkPlan {
  readonly imports: readonly string[];
  readonly stacks: readonly StackWords[];
  /** Leaves out resources that SAM generates. */
  readonly words: ReadonlyMap<ResourcePlan, CdkWords>;
}

/** The constructs that the code for one stack uses. */
export interface StackWords {
  readonly stack: string;
  readonly constructs: readonly Mention[];
}

export function cdkPlan(plan: FixPlan): CdkPlan {
  const names = cdkNamesOf(plan);
  const resources = plan.resources.filter((resource) => generatedFrom(resource) === undefined);
  const words = new Map(resources.map((resource) => [resource, cdkWords(resource, names.get(resource.stack)!)]));
  return { ...planHead(names, words), words };
}

/** What the code of a plan needs first: imports, and the constructs that it uses. */
export function planHead(
  names: ReadonlyMap<string, CdkNames>, words: ReadonlyMap<ResourcePlan, CdkWords>, statements: readonly string[] = [],
): Pick<CdkPlan, 'imports' | 'stacks'> {
  const stacks = [...names].map(([stack, each]) => ({ stack, constructs: each.mentions() }))
    .filter(({ constructs }) => constructs.length > 0);
  const code = [...statements, ...[...words.values()].flatMap((each) => [...each.options, ...each.statements])];
  const mentions = stacks.flatMap(({ constructs }) => constructs.map(mentionLine));
  return { imports: importsOf([...code, ...mentions]), stacks };
}
