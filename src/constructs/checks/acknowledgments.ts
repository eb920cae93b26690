/** What the users of an app have acknowledged of these checks: `Validations.acknowledge()` keeps it as metadata of the construct. */
import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import type { Fault } from '../../checks/acknowledgments/id';
import { Acknowledgement } from '../../checks/acknowledgments/match';
import { acknowledgedBy, faultOf, hasReason } from './engine';

/** An acknowledgement that silences nothing. */
export interface Stray extends Fault {
  readonly path: string;
  readonly id: string;
}

type Ours = Acknowledgement & { readonly isPlaced: boolean };

export interface Acknowledged {
  readonly ours: readonly Ours[];
  /** Without a reason, but aws-cdk-lib silences them all the same. */
  readonly blank: readonly Ours[];
  readonly strays: readonly Stray[];
}

export function acknowledgedIn(root: IConstruct): Acknowledged {
  const all = root.node.findAll().flatMap(({ node }) => node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries((data ?? {}) as Record<string, string>).map(([id, reason]) => ({ id, reason, path: node.path }))));
  const ours = all.flatMap(({ id, reason, path }) => {
    const given = acknowledgedBy(id, path);
    return given === undefined ? [] : [{ rule: given.rule, reason, isPlaced: given.isPlaced, ...(given.path === '' ? {} : { path: given.path }) }];
  });
  return {
    ours: ours.filter(hasReason),
    blank: ours.filter((one) => !hasReason(one)),
    strays: all.flatMap(({ id, reason, path }): Stray[] => {
      const fault = faultOf(id, reason, path);
      return fault === undefined ? [] : [{ id, path, ...fault }];
    }),
  };
}
