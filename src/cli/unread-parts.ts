/**
 * Lists the parts of the app that are not checked: nested stacks with a template at a URL, loops over unknown lists,
 * output of macros. A note for each kind keeps people from thinking that they are checked.
 */
import { INPUT_LIMITS } from '../limits';
import { TemplateApp } from '../template/app';
import { joinFirst } from '../text/lists';
import { pluralizeCount } from '../text/pluralize';

const MAX_NAMES = INPUT_LIMITS.printedUnreadParts.max;

export interface UnreadParts {
  readonly count: number;
  readonly notes: readonly string[];
}

export function unreadParts(app: TemplateApp): UnreadParts {
  const stacks = app.ofType('AWS::CloudFormation::Stack')
    .filter(({ stack: { nested, unread }, logicalId }) => (
      !nested.has(logicalId) && !unread.some(({ where }) => where === logicalId)))
    .map(({ stack, logicalId }) => `${stack.name}.${logicalId}`);
  const parts = app.stacks.flatMap(({ name, unread }) => unread.map(({ where, why }) => `${name}.${where} (${why})`));
  return {
    count: stacks.length + parts.length,
    notes: [
      ...app.stacks.flatMap(({ notes }) => notes),
      ...note(stacks, 'nested stack', 'not checked without a template in the assembly'),
      ...note(parts, 'part of the templates', 'not read', 'parts of the templates'),
    ],
  };
}

function note(names: readonly string[], noun: string, fact: string, plural?: string): readonly string[] {
  if (names.length === 0) return [];
  const shown = joinFirst(names, MAX_NAMES);
  return [`${pluralizeCount(names.length, noun, plural)} ${names.length === 1 ? 'is' : 'are'} ${fact}: ${shown}`];
}
