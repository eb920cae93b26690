/** The sentences that sum up a report outside its tables, whether it has deliveries or not. */
import { closingLines } from './closing-line';
import { Report } from './shown-report';

export function summaryLines(report: Report): readonly [sentence: string, ...others: string[]] {
  const { stories, hops, graph: { unreadCallers } } = report;
  const closing = stories.length + hops.length + unreadCallers.length === 0 ? [] : closingLines(report);
  const [sentence = 'No deliveries', ...others] = closing;
  return stories.length > 0 ? [sentence, ...others] : [nothingSentence(report), ...closing];
}

/** An app whose callers are not read may have deliveries. */
function nothingSentence({ graph: { unreadCallers } }: Pick<Report, 'graph'>): string {
  return unreadCallers.length === 0 ? 'No deliveries' : 'No delivery is read';
}
