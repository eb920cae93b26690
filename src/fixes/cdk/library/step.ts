/** A construct of this library that takes the place of several resources of a plan. */
import { TemplateEdit } from '../../difference';
import { ResourcePlan } from '../../plan';

export interface LibraryStep {
  readonly stack: string;
  /** Its class. */
  readonly construct: string;
  readonly id: string;
  readonly variable: string;
  readonly statements: readonly string[];
  /** The construct of the app that it replaces, as code names it: the event source of a function, for example. */
  readonly replaces?: { readonly what: string; readonly logicalId: string; readonly path: string };
  /** What the change costs, replaces or asks for. */
  readonly notes: readonly string[];
  /** Those of the notes that ask the code of this handler for something, so that they are printed for each. */
  readonly tasks?: readonly string[];
  readonly covers: readonly Covered[];
}

/** The edits of a resource that a step makes unnecessary; all of them if it names none. */
export interface Covered {
  readonly resource: ResourcePlan;
  readonly edits?: readonly TemplateEdit[];
}

/** Longer code takes several lines. The report indents it, and still stays within the lines that editors show. */
const ONE_LINE = 115;

/** `const jobs = new SqsConsumer(this, 'Jobs', { handler, queue });` on one line if it fits. */
export function creation(
  { variable, construct, id }: Pick<LibraryStep, 'variable' | 'construct' | 'id'>, options: readonly string[],
): readonly string[] {
  const start = `const ${variable} = new ${construct}(this, ${JSON.stringify(id)}`;
  if (options.length === 0) return [`${start});`];
  options = options.map((option) => option.replace(/^(\w+): \1,$/, '$1,'));
  const line = `${start}, { ${options.join(' ').replace(/,$/, '')} });`;
  return line.length <= ONE_LINE ? [line] : [`${start}, {`, ...options.map((option) => `  ${option}`), '});'];
}

/** Keeps the logical id of the resource that the construct makes in place of another. */
export function keptId({ variable }: Pick<LibraryStep, 'variable'>, lowLevel: string, logicalId: string): string {
  return `(${variable}.node.defaultChild as ${lowLevel}).overrideLogicalId(${JSON.stringify(logicalId)});`;
}
