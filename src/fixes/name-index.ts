/**
 * Indexes the names in a section of a template, in references or other text. Each write replaces a whole entry, so the
 * index updates only that entry.
 */
import { JsonObject } from '../template/json';

export class NameIndex {
  private readonly holders = new Map<string, Set<string>>();
  private readonly held = new Map<string, ReadonlySet<string>>();

  public constructor(section: JsonObject) {
    for (const [key, content] of Object.entries(section)) this.write(key, content);
  }

  public write(key: string, content: unknown): void {
    const [before, after] = [this.held.get(key) ?? new Set<string>(), namesIn(content)];
    for (const name of before) if (!after.has(name)) this.holders.get(name)?.delete(key);
    for (const name of after) if (!before.has(name)) this.holdersOf(name).add(key);
    this.held.set(key, after);
  }

  /** The entries that contain all of the names. */
  public holding(names: readonly string[]): readonly string[] {
    const [fewest = [], ...others] = names.map((name) => this.holders.get(name) ?? new Set<string>())
      .sort((a, b) => a.size - b.size);
    return [...fewest].filter((key) => others.every((holders) => holders.has(key)));
  }

  private holdersOf(name: string): Set<string> {
    const known = this.holders.get(name) ?? new Set();
    this.holders.set(name, known);
    return known;
  }
}

const PLACEHOLDER = /\$\{([^!}.]+)/g;

/** Strings, their parts before a dot, and the variables of `Fn::Sub`. */
export function namesIn(content: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const pending = new Set([content]);
  for (const value of pending) {
    if (typeof value === 'string') {
      names.add(value).add(value.split('.', 1)[0]);
      for (const [, name] of value.matchAll(PLACEHOLDER)) names.add(name.trim());
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach((inner) => pending.add(inner));
    }
  }
  return names;
}
