/** Prints which files a plan is written into, and what is left because a file has no place for the edit. */
import { WrittenFixes } from '../check/check-report';
import { wrapIndented } from '../table';

export function writtenText(written: WrittenFixes | undefined, width: number): string {
  if (written === undefined) return '';
  const { files, reasons } = written;
  const why = [...reasons].map(([{ rule, at: { stack, logicalId }, property }, reason]) => (
    `${[stack, logicalId, property].filter((part) => part !== '').join('.')}: ${reason} (${rule})`
  ));
  const lines = [
    ...(why.length === 0 ? [] : [
      '', ...wrapIndented('Not written:', '', width), ...why.flatMap((text) => wrapIndented(text, '  ', width)),
    ]),
    '',
    ...(files.length === 0 ? wrapIndented('Nothing is written.', '', width) : []),
    ...files.flatMap(({ file, backup }) => wrapIndented(`Wrote ${file}; as it was before, it is ${backup}.`, '', width)),
  ];
  return `${lines.join('\n')}\n`;
}
