/** Prints which files a plan is written into, and what is left because a file has no place for the edit. */
import { escapeText } from '../../text/escape';
import { WrittenFixes } from '../check/check-report';
import { wrapped } from '../table';

export function writtenText(written: WrittenFixes | undefined, width: number): string {
  if (written === undefined) return '';
  const { files, reasons } = written;
  const why = [...reasons].map(([{ rule, at: { stack, logicalId }, property }, reason]) => (
    `${[stack, logicalId, property].filter((part) => part !== '').join('.')}: ${reason} (${rule})`
  ));
  const lines = [
    ...(why.length === 0 ? [] : ['', ...prose('Not written:', '', width), ...why.flatMap((text) => prose(text, '  ', width))]),
    '',
    ...(files.length === 0 ? prose('Nothing is written.', '', width) : []),
    ...files.flatMap(({ file, backup }) => prose(`Wrote ${file}; as it was before, it is ${backup}.`, '', width)),
  ];
  return `${lines.join('\n')}\n`;
}

function prose(text: string, indent: string, width: number): readonly string[] {
  return wrapped(escapeText(text), Math.max(1, width - indent.length)).map((line) => `${indent}${line}`);
}
