/** Nested stacks of which nothing is known, since their templates are at a URL: one note, so that nobody takes them for checked. */
import { counted } from '../report/counted';
import { TemplateApp } from '../template/app';

const MOST_NAMED = 5;

export function unreadStacks(app: TemplateApp): readonly string[] {
  const unread = app.ofType('AWS::CloudFormation::Stack').filter(({ stack, logicalId }) => !stack.nested.has(logicalId));
  if (unread.length === 0) return [];
  const names = unread.slice(0, MOST_NAMED).map(({ stack, logicalId }) => `${stack.name}.${logicalId}`);
  const more = unread.length > MOST_NAMED ? ` and ${unread.length - MOST_NAMED} more` : '';
  return [`${counted(unread.length, 'nested stack')} ${unread.length === 1 ? 'is' : 'are'} not checked, for want of a template in the assembly: ${names.join(', ')}${more}`];
}
