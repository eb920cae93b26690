/** Writes a value as JSON in the style of a template. */
import { SourceStyle } from './source-tree';

/** Each further line begins with `base`. */
export function jsonLines(value: unknown, base: string, { indent, lineEnd }: SourceStyle): string {
  return JSON.stringify(value, null, indent).split('\n').join(`${lineEnd}${base}`);
}

/** Writes the value in one line. */
export function jsonInline(value: unknown, gap: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => jsonInline(item, gap)).join(`,${gap}`)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${gap}${jsonInline(inner, gap)}`);
  return members.length === 0 ? '{}' : `{${members.join(`,${gap}`)}}`;
}
