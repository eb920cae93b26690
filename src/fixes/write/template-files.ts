/** The files of an app that a plan is written into: which finding can be resolved there, and the texts after a plan. */
import { groupBy } from '../../model/collections';
import { lazy } from '../../model/lazy';
import { TemplateApp } from '../../template/app';
import { isObject, JsonObject, own } from '../../template/json';
import { FileNotWritable, NotWritable } from '../../template/rewrite/source-tree';
import { TemplateText } from '../../template/rewrite/template-text';
import { Stack } from '../../template/stack';
import { TypeOf } from '../sam-edits';
import { setOwnProperty, shallowCopy } from '../set-own-property';
import { WrittenResources } from './written-resources';

/** What becomes of a stack: resources by logical id (undefined removes), and whole outputs and parameters by name. */
export interface StackEdits {
  readonly stack: string;
  readonly resources: ReadonlyMap<string, unknown>;
  readonly sections: Readonly<Record<'Outputs' | 'Parameters', ReadonlyMap<string, unknown>>>;
}

interface OpenFile {
  readonly stack: Stack;
  readonly file: string;
  readonly text: () => TemplateText;
}

export class TemplateFiles {
  private readonly stacks: ReadonlyMap<string, OpenFile>;
  private readonly refused = new Map<string, string>();

  /** `texts` has the text of each file that may be written. */
  public constructor(app: TemplateApp, texts: ReadonlyMap<string, string>) {
    const open = new Map<string, OpenFile>();
    const byFile = groupBy(app.stacks.filter(({ file }) => file !== undefined), ({ file }) => file!);
    for (const [file, stacks] of byFile) {
      const text = texts.get(file);
      if (text === undefined) stacks.forEach(({ name }) => this.refused.set(name, `${file} is only read`));
      else if (stacks.length > 1) stacks.forEach(({ name }) => this.refused.set(name, `${file} is the template of ${stacks.length} stacks`));
      else open.set(stacks[0].name, { stack: stacks[0], file, text: lazy(() => opened(file, text)) });
    }
    this.stacks = open;
  }

  /**
   * Why the resources cannot be written as the draft has them; undefined if they can be. Throws `FileNotWritable` if
   * nothing can be written into their file.
   */
  public refusal(edits: readonly StackEdits[], typeOf: (stack: string) => TypeOf): string | undefined {
    try {
      edits.forEach((one) => this.text(one, typeOf(one.stack)));
      return undefined;
    } catch (error) {
      if (error instanceof NotWritable && !(error instanceof FileNotWritable)) return error.message;
      throw error;
    }
  }

  /** The texts of the files that change. */
  public texts(edits: readonly StackEdits[], typeOf: (stack: string) => TypeOf): ReadonlyMap<string, string> {
    return new Map(edits.map((one) => [this.open(one.stack).file, this.text(one, typeOf(one.stack))] as const));
  }

  private text({ stack: name, resources, sections }: StackEdits, typeOf: TypeOf): string {
    const { stack, text: open } = this.open(name);
    const text = open();
    const declared = own(text.value, 'Resources');
    if (!isObject(text.value) || !isObject(declared)) throw new NotWritable('its file has no Resources');
    const written = new WrittenResources(stack, declared, typeOf);
    for (const [logicalId, after] of resources) written.put(logicalId, after);
    const template = shallowCopy(text.value);
    setOwnProperty(template, 'Resources', written.all);
    for (const section of ['Parameters', 'Outputs'] as const) putSection(template, section, sections[section]);
    return text.with(template);
  }

  private open(stack: string): OpenFile {
    const open = this.stacks.get(stack);
    if (open === undefined) throw new NotWritable(this.refused.get(stack) ?? `${stack} has no file`);
    return open;
  }
}

function opened(file: string, text: string): TemplateText {
  try {
    return new TemplateText(text, file);
  } catch (error) {
    throw error instanceof NotWritable ? new FileNotWritable(`${file}: --write cannot edit it: ${error.message}`) : error;
  }
}

function putSection(template: JsonObject, name: string, entries: ReadonlyMap<string, unknown>): void {
  if (entries.size === 0) return;
  const before = own(template, name);
  if (before !== undefined && !isObject(before)) throw new NotWritable(`${name} is no object in the file`);
  const section = shallowCopy(before ?? {});
  for (const [key, value] of entries) setOwnProperty(section, key, value);
  setOwnProperty(template, name, section);
}
