/** Paths of constructs, such as `Prod/Shop/Orders/Resource`. */
import { INPUT_LIMITS } from '../limits';

/** The nearest first. Of a path that is deeper than any, ancestors far below the app are left out. */
export function selfAndAncestors(path: string): readonly string[] {
  const itself = trimSlashes(path);
  const outermost = itself.split('/', INPUT_LIMITS.constructDepth.max + 1);
  const ancestors = outermost.map((_, i) => outermost.slice(0, outermost.length - i).join('/'));
  return [itself, ...ancestors.filter((ancestor) => ancestor !== itself)];
}

export function trimSlashes(path: string): string {
  let [start, end] = [0, path.length];
  while (path[start] === '/') start += 1;
  while (end > start && path[end - 1] === '/') end -= 1;
  return path.slice(start, end);
}
