/**
 * Finds the positions of resources and their settings in the text of a template, JSON or YAML. A setting or resource
 * that the text does not contain has the position of the next one around it: a missing setting that of its object, a
 * resource that SAM creates that of its source.
 */
import { INPUT_LIMITS } from '../../limits';
import { parsedJson } from '../../model/json';
import { JsonOutline } from './json-outline';
import { Lines } from './lines';
import { Entry, Outline, OutlinedText, Span } from './outline';

/** Lines and columns start at 1. The end is after the last character. */
export interface Position {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export class Positions {
  private readonly lines: Lines;
  private readonly outline: Outline<unknown> | undefined;

  /** A text that cannot be parsed has no positions. */
  public constructor(text: string) {
    const template = text.replace(/^\uFEFF/, '');
    const read = outlineOf(template);
    this.lines = new Lines(read?.text ?? template, read?.indented);
    this.outline = read?.outline;
  }

  public of(logicalId: string, property: string): Position | undefined {
    const [name, resource] = this.resource(logicalId) ?? [];
    if (resource === undefined) return undefined;
    const hasProperty = name === logicalId && property !== '';
    return this.position((hasProperty ? this.setting(resource, property.split('.')) : undefined) ?? resource.key);
  }

  /** The id of a resource that SAM creates begins with the id of its source. */
  private resource(logicalId: string): readonly [string, Entry<unknown>] | undefined {
    const itself = this.outline?.resources.get(logicalId);
    if (itself !== undefined) return [logicalId, itself];
    for (let length = Math.min(logicalId.length, INPUT_LIMITS.positionLogicalId.max); length > 0; length -= 1) {
      const entry = this.outline?.resources.get(logicalId.slice(0, length));
      if (entry !== undefined) return [logicalId.slice(0, length), entry];
    }
    return undefined;
  }

  private setting(resource: Entry<unknown>, path: readonly string[]): Span | undefined {
    const properties = this.outline?.inside(resource.value, 'Properties');
    return (properties && this.deepest(properties, path)) ?? this.deepest(resource, path);
  }

  /** Follows the path as far down as the template goes. */
  private deepest(top: Entry<unknown>, path: readonly string[]): Span | undefined {
    let value = top.value;
    let found: Span | undefined;
    for (const name of path) {
      const entry = this.outline?.inside(value, name);
      if (entry === undefined) return found;
      found = entry.whole;
      value = entry.value;
    }
    return found;
  }

  private position({ start, end }: Span): Position {
    const [from, to] = [this.lines.at(start), this.lines.at(end)];
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }
}

function outlineOf(text: string): OutlinedText | undefined {
  if (/^\s*\{/.test(text) && parsedJson(text) !== undefined) return { outline: new JsonOutline(text), text };
  if (text.length > INPUT_LIMITS.yamlCharacters.max) return undefined;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require('./yaml-outline') as typeof import('./yaml-outline')).yamlOutline(text);
  } catch {
    return undefined;
  }
}
