/**
 * Recognizes names that CloudFormation generates, `<stack>-<logical id>-<random text>`, which people paste into a
 * template after the first deployment. Long stack names and logical ids are cut, and buckets have small letters.
 */
import { Resource } from '../template/stack';

const RANDOM = /^[A-Za-z0-9]{8,16}$/;
const FIFO = '.fifo';

/** Whether the name may be the one that CloudFormation generated for the resource. */
export function mayBeGeneratedFor(name: string, { logicalId, stack: { deployedName } }: Resource): boolean {
  const pieces = (name.endsWith(FIFO) ? name.slice(0, -FIFO.length) : name).toLowerCase().split('-');
  const [random, id, ...stack] = pieces.reverse();
  if (id === undefined || id === '' || stack.length === 0 || !RANDOM.test(random)) return false;
  const stackName = stack.reverse().join('-');
  return logicalId.toLowerCase().startsWith(id)
    && (deployedName === undefined || deployedName.toLowerCase().startsWith(stackName));
}
