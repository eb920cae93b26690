/** The regular expressions that a file writes down, and what `recheck` says of each. */
import { check } from 'recheck';
import * as ts from 'typescript';
import type { SourceFile } from './source-tree';

export interface Expression {
  /** `src/a.ts:12` */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

export function expressionsIn({ path, syntax }: SourceFile): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const line = syntax.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const end = node.text.lastIndexOf('/');
      found.push({ place: `${path}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

/** Expressions that are made while the command runs, which nobody can check before. */
export function madeAtRunTime({ path, syntax }: SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const makes = ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression : undefined;
    if (makes !== undefined && ts.isIdentifier(makes) && makes.text === 'RegExp') found.push(`${path}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

/** Without any limit of time, so that a verdict does not depend on what else the machine does. */
const UNHURRIED = { timeout: null, attackTimeout: null, incubationTimeout: null, seedingTimeout: null };

/** Those that are not known to take time in proportion to the text, each with a text that shows it. */
export async function slow(expressions: readonly Expression[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { place, source, flags } of expressions) {
    const verdict = await check(source, flags, UNHURRIED);
    if (verdict.status === 'safe') continue;
    const why = verdict.status === 'vulnerable' ? `${verdict.complexity.summary} for ${verdict.attack.pattern}` : verdict.error.kind;
    found.push(`${place} /${source}/${flags}: ${why}`);
  }
  return found;
}
