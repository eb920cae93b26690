/** What the users of an app have acknowledged of these checks: `Validations.acknowledge()` keeps it as metadata of the construct. */
import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import type { AcknowledgmentProblem } from '../../checks/acknowledgments/id';
import { Acknowledgment } from '../../checks/acknowledgments/match';
import { parseAcknowledgmentId, acknowledgmentProblem, hasReason } from './engine';

/** An acknowledgment that silences nothing. */
export interface UnusedAcknowledgment extends AcknowledgmentProblem {
  readonly path: string;
  readonly id: string;
}

type Ours = Acknowledgment & { readonly isPlaced: boolean };

export interface CollectedAcknowledgments {
  readonly ours: readonly Ours[];
  /** Without a reason, but aws-cdk-lib silences them all the same. */
  readonly blank: readonly Ours[];
  readonly strays: readonly UnusedAcknowledgment[];
}

export function collectAcknowledgments(root: IConstruct): CollectedAcknowledgments {
  const all = root.node.findAll().flatMap(({ node }) => node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries((data ?? {}) as Record<string, string>).map(([id, reason]) => ({ id, reason, path: node.path }))));
  const ours = all.flatMap(({ id, reason, path }) => {
    const given = parseAcknowledgmentId(id, path);
    return given === undefined ? [] : [{ rule: given.rule, reason, isPlaced: given.isPlaced, ...(given.path === '' ? {} : { path: given.path }) }];
  });
  return {
    ours: ours.filter(hasReason),
    blank: ours.filter((one) => !hasReason(one)),
    strays: all.flatMap(({ id, reason, path }): UnusedAcknowledgment[] => {
      const fault = acknowledgmentProblem(id, reason, path);
      return fault === undefined ? [] : [{ id, path, ...fault }];
    }),
  };
}
