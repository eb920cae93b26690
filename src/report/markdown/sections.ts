/** The parts that Markdown of a report and of a difference share. */
import { code } from './escape';
import { lengthOf } from './fitting';

/** GitHub takes about 65,000 characters for a comment. */
const ROOM = 60_000;

/** The lines of a part, in no more than these characters. */
export type LinesWithin = (characters: number) => readonly string[];

/** Each part has the room that those before it leave, so that all of them together fit into a comment. */
export function commentOf(head: readonly string[], parts: readonly LinesWithin[]): string {
  const lines = [...head];
  let left = ROOM - lengthOf([...head, ...FOOT]);
  for (const part of parts) {
    const own = part(left);
    left -= lengthOf(own);
    lines.push(...own);
  }
  return [...lines, ...FOOT, ''].join('\n');
}

/** A part of at most `room` characters with its heading. Nothing, where there are no lines: a heading needs text. */
export function section(title: string, room: number, linesIn: LinesWithin): LinesWithin {
  return (left) => {
    const heading = ['', `#### ${title}`, ''];
    const lines = linesIn(Math.min(room, left) - lengthOf(heading));
    return lines.length === 0 ? [] : [...heading, ...lines];
  };
}

export function pictureSection(stack: string | undefined, diagram: string): string {
  return [...(stack === undefined ? [] : [stack === '' ? 'Outside the templates' : code(stack), '']), '```mermaid', diagram, '```'].join('\n');
}

const FOOT: readonly string[] = [
  '', '<sub>Read from templates, not from the account. `cdk-lambda-delivery report`</sub>',
];
