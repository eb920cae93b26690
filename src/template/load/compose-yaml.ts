/** Composes the text of a YAML file into documents, and repairs it first where only PyYAML takes it. */
import { Composer, CST, Document, ParseOptions, Parser } from 'yaml';
import { INPUT_LIMITS } from '../../limits';
import { repairYaml, RepairedYaml } from './lenient-yaml';
import { TemplateError } from './template-error';
import { tooDeep } from './yaml-values';

export interface ComposedYaml {
  /** The first document. */
  readonly document?: Document;
  /** How many documents have content. */
  readonly documents: number;
  /** The text of the document, repaired if it was necessary. */
  readonly text: string;
  readonly repair?: RepairedYaml;
}

/** If the text is no YAML 1.2, it is repaired, as far as PyYAML takes it. */
export function composed(text: string, name: string, options: Pick<ParseOptions, 'keepSourceTokens'> = {}): ComposedYaml {
  const asWritten = compose(text, name, options);
  if (isFree(asWritten)) return asWritten;
  const repair = repairYaml(text);
  if (repair.text === text) return asWritten;
  const repaired = compose(repair.text, name, options);
  return isFree(repaired) ? { ...repaired, repair } : asWritten;
}

function isFree({ document }: ComposedYaml): boolean {
  return document === undefined || document.errors.length === 0;
}

/** The nesting of the tokens is measured first, because composing recurses once for each level. */
function compose(text: string, name: string, options: Pick<ParseOptions, 'keepSourceTokens'>): ComposedYaml {
  const tokens = [...new Parser().parse(text)];
  if (isTooDeep(tokens)) throw new TemplateError(tooDeep(name));
  const composer = new Composer({ schema: 'core', logLevel: 'silent', uniqueKeys: false, ...options });
  const [document] = composer.compose(tokens, true, text.length);
  const documents = tokens.filter((token) => token.type === 'document' && token.value !== undefined).length;
  return { ...(document === undefined ? {} : { document }), documents, text };
}

function isTooDeep(tokens: readonly CST.Token[]): boolean {
  let level: readonly unknown[] = tokens;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > INPUT_LIMITS.yamlDepth.max) return true;
    level = level.flatMap(inside);
  }
  return false;
}

interface TokenParts {
  readonly value?: unknown;
  readonly key?: unknown;
  readonly items?: readonly unknown[];
}

function inside(token: unknown): readonly unknown[] {
  const { value, key, items } = (token ?? {}) as TokenParts;
  return [value, key, ...items ?? []].filter((inner) => typeof inner === 'object' && inner !== null);
}
