/**
 * What of the app is not read: nested stacks whose templates are at a URL, loops over what is hidden, what macros make. A note tells each kind, so
 * that nobody takes them for checked.
 */
import { INPUT_LIMITS } from '../limits';
import { TemplateApp } from '../template/app';
import { pluralizeCount } from '../text/pluralize';

const MOST_NAMED = INPUT_LIMITS.printedUnreadParts.max;

export interface UnreadParts {
  readonly count: number;
  readonly notes: readonly string[];
}

export function unreadParts(app: TemplateApp): UnreadParts {
  const stacks = app.ofType('AWS::CloudFormation::Stack')
    .filter(({ stack, logicalId }) => !stack.nested.has(logicalId))
    .map(({ stack, logicalId }) => `${stack.name}.${logicalId}`);
  const parts = app.stacks.flatMap(({ name, unread }) => unread.map(({ where, why }) => `${name}.${where} (${why})`));
  return {
    count: stacks.length + parts.length,
    notes: [
      ...note(stacks, 'nested stack', 'not checked, for want of a template in the assembly'),
      ...note(parts, 'part of the templates', 'not read', 'parts of the templates'),
    ],
  };
}

function note(names: readonly string[], what: string, fact: string, whats?: string): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return [`${pluralizeCount(names.length, what, whats)} ${names.length === 1 ? 'is' : 'are'} ${fact}: ${names.slice(0, MOST_NAMED).join(', ')}${more}`];
}
