/** Writes texts, numbers and the like as YAML 1.1 and 1.2 both read them. */
import { SourceStyle } from './source-tree';

/** A text of which no parser makes something else: no number, no date, no sign of YAML. */
const PLAIN = /^[A-Za-z][\w./-]*(?::+[\w./*-]+)*$/;
const WORDS_OF_YAML: ReadonlySet<string> = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

export function scalarText(value: unknown, { quote }: SourceStyle): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  if (PLAIN.test(value) && !WORDS_OF_YAML.has(value.toLowerCase())) return value;
  return quote === '"' || /[^\x20-\x7e]/.test(value) ? JSON.stringify(value) : `'${value.replaceAll('\'', '\'\'')}'`;
}
