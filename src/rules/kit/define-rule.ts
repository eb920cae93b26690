/**
 * Defines a rule: one defect that loses, duplicates or blocks events, with its documentation. A rule reads the delivery graph and depends on
 * the service only where a single service behaves that way. The file name is the rule's id. The index and RULES.md are generated from the files.
 */
import { Severity, Verdict } from './finding';
import { GraphIndex } from './graph-index';
import { Harm } from './harm';
import { HiddenEnds, hiddenEnds } from './hidden-ends';

export interface Rule {
  readonly id: string;
  /**
   * `error`: AWS refuses it, or in ordinary operation an event is lost or handled twice without a trace. `warning`: it does not follow a
   * documented practice. `info`: worth knowing.
   */
  readonly severity: Severity;
  /** What the defect does to events. */
  readonly harm: Harm;
  /** The reason for the rule, in one sentence. */
  readonly why: string;
  /** The AWS page that documents it. */
  readonly source: string;
  /**
   * Ids of rules that report more about the same subject. While one of them reports, findings of this rule are silent: their fix comes
   * second, or is a part of the other.
   */
  readonly silentBeside?: readonly string[];
  readonly check: (app: GraphIndex) => readonly Verdict[];
}

/** The definition of a rule in its file. */
export interface WrittenRule extends Rule {
  /** The deliveries that the rule might report if it knew their source, function or destination. */
  readonly hidden?: HiddenEnds;
}

export function defineRule({ hidden, ...rule }: WrittenRule): Rule {
  return hidden === undefined ? rule : { ...rule, check: (app) => [...rule.check(app), ...hiddenEnds(app, hidden)] };
}
