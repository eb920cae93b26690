/**
 * Finds the statements that may apply to a request for one source. A function with many callers has a permission for
 * each source, and a permission for exactly another source is skipped. Account and Region are not compared, since
 * either side may hide them.
 */
import { memo } from '../model/collections';
import { entriesOf } from '../template/json';
import { Encoder } from './encoder';
import { itemsOf } from './items';
import { generatedPieces } from './pasted-names';
import { Request } from './request';
import { Statement } from './statement';
import { splitAtColons, isChar, symbolicKey, symbolKind, ArnSymbol, SymbolicArn } from './symbolic-arn';

interface BySource {
  readonly named: ReadonlyMap<string, readonly Statement[]>;
  /** Statements without a source, or with one that is not exact. */
  readonly others: readonly Statement[];
  readonly places: ReadonlyMap<Statement, number>;
}

/** Up to this many statements, an index costs more than it saves. */
const FEW = 16;
const SOURCE = 'aws:sourcearn';
const EXACT: ReadonlySet<string> = new Set(['arnequals', 'arnlike', 'stringequals', 'stringlike']);

const indexes = new WeakMap<readonly Statement[], BySource>();

export function forSource(statements: readonly Statement[], request: Request, encoder: Encoder): readonly Statement[] {
  if (statements.length <= FEW) return statements;
  const source = request.context().get(SOURCE);
  const key = source === undefined || source === 'absent' ? undefined : exactKey(source);
  if (key === undefined) return statements;
  const { named, others, places } = memo(indexes, statements, () => indexOf(statements, encoder));
  return [...named.get(key) ?? [], ...others].sort((a, b) => places.get(a)! - places.get(b)!);
}

function indexOf(statements: readonly Statement[], encoder: Encoder): BySource {
  const named = new Map<string, Statement[]>();
  const others: Statement[] = [];
  for (const statement of statements) {
    const key = namedBy(statement, encoder);
    const group = key === undefined ? others : memo(named, key, () => []);
    group.push(statement);
  }
  return { named, others, places: new Map(statements.map((statement, place) => [statement, place])) };
}

function namedBy({ conditions, stack }: Statement, encoder: Encoder): string | undefined {
  if (conditions.is !== 'fields') return undefined;
  for (const [operator, keys] of entriesOf(conditions.raw)) {
    if (!EXACT.has(operator.toLowerCase())) continue;
    for (const [key, values] of entriesOf(keys)) {
      if (key.toLowerCase() !== SOURCE) continue;
      const [only, ...more] = itemsOf(values, stack);
      if (only === undefined || more.length > 0 || only.maybe !== undefined) continue;
      return exactKey(encoder.pattern(only.value, stack));
    }
  }
  return undefined;
}

/** Service and resource of an ARN without wildcards, hidden parts and names that may be generated. */
function exactKey(arn: SymbolicArn): string | undefined {
  const [, , service, , , ...resource] = splitAtColons(arn);
  if (resource.length === 0) return undefined;
  if (!service.every(isChar) || !resource.every((piece) => piece.every(isExact))) return undefined;
  if (generatedPieces(arn).length > 0) return undefined;
  return JSON.stringify([service, ...resource].map(symbolicKey));
}

function isExact(symbol: ArnSymbol): boolean {
  return isChar(symbol) || symbolKind(symbol) === 'generated';
}
