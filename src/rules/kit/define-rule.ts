/**
 * A rule: one thing that can lose, double or block an event, with all that people are told of it. A rule asks the delivery graph what happens
 * to an event, never which service it comes from, unless only one service behaves so. The file's name is the rule's id; the index, RULES.md
 * and the command are derived from the files.
 */
import { HiddenEnds, hiddenEnds } from '../queries/hidden-ends';
import { Severity, Verdict } from './finding';
import { GraphIndex } from './graph-index';

export interface Rule {
  readonly id: string;
  /**
   * `error`: AWS rejects it, or an event is lost or handled twice with no trace, in the ordinary course. `warning`: documented practice not
   * followed. `info`: worth knowing.
   */
  readonly severity: Severity;
  /** One sentence. */
  readonly why: string;
  /** The page of AWS that says so. */
  readonly source: string;
  readonly check: (app: GraphIndex) => readonly Verdict[];
}

/** A rule as its file writes it. */
export interface WrittenRule extends Rule {
  /** The deliveries of which the rule might speak if it knew where they start or lead. */
  readonly hidden?: HiddenEnds;
}

export function defineRule({ hidden, ...rule }: WrittenRule): Rule {
  return hidden === undefined ? rule : { ...rule, check: (app) => [...rule.check(app), ...hiddenEnds(app, hidden)] };
}
