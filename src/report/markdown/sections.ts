/** The parts that Markdown of a report and of a difference share. */
import { code } from './escape';

/** Nothing, where there are no lines: a heading needs text. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `#### ${title}`, '', ...lines];
}

export function pictureSection(stack: string | undefined, diagram: string): string {
  return [...(stack === undefined ? [] : [stack === '' ? 'Outside the templates' : code(stack), '']), '```mermaid', diagram, '```'].join('\n');
}

export const FOOT: readonly string[] = [
  '', '<sub>Read from templates, not from the account. `cdk-lambda-delivery report`</sub>',
];
