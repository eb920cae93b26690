/**
 * The logical id that aws-cdk-lib would give to a construct below an existing one. A resource that a plan adds gets it, so
 * that the construct can take its place later without a replacement.
 */
import { createHash, getFips } from 'crypto';
import { INPUT_LIMITS } from '../../limits';
import { DeclaredAt } from '../../model/node';

/** Names of constructs that leave no trace in a logical id, or none in its readable part. */
const HIDDEN = 'Default';
const RESOURCE = 'Resource';
const READABLE = 240;

/** `undefined` where no construct of aws-cdk-lib made the resource, or its id is not the one that aws-cdk-lib gave. */
export function idOfConstructBelow({ logicalId, path }: DeclaredAt, child: string): string | undefined {
  const components = path?.split('/') ?? [];
  if (components.at(-1) !== RESOURCE || components.length > INPUT_LIMITS.constructDepth.max) return undefined;
  if (getFips() === 1) return undefined;
  // The path starts at the app, the id at the stack or nested stack: that is where the path makes this id.
  const start = components.findIndex((_, index) => uniqueId(components.slice(index)) === logicalId);
  return start === -1 ? undefined : uniqueId([...components.slice(start, -1), child, RESOURCE]);
}

function uniqueId(components: readonly string[]): string {
  const named = components.filter((component) => component !== HIDDEN);
  const readable = withoutRepetition(named)
    .filter((component) => component !== RESOURCE)
    .map((component) => component.replace(/[^A-Za-z0-9]/g, ''));
  const hash = createHash('md5').update(named.join('/')).digest('hex').slice(0, 8).toUpperCase();
  return `${readable.join('').slice(0, READABLE)}${hash}`;
}

function withoutRepetition(components: readonly string[]): readonly string[] {
  return components.reduce<string[]>((kept, component) => {
    if (!(kept.at(-1)?.endsWith(component) ?? false)) kept.push(component);
    return kept;
  }, []);
}
