/** What the users of an app have acknowledged of these checks: `Validations.acknowledge()` keeps it as metadata of the construct. */
import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Acknowledgement } from './acknowledgements';
import { acknowledgedBy, meantBy } from './delivery-checks-engine';

/** An acknowledgement that silences nothing. */
export interface Stray {
  readonly path: string;
  readonly id: string;
  readonly meant: string;
}

export interface Acknowledged {
  readonly ours: readonly (Acknowledgement & { readonly isPlaced: boolean })[];
  readonly strays: readonly Stray[];
}

export function acknowledgedIn(root: IConstruct): Acknowledged {
  const all = root.node.findAll().flatMap(({ node }) => node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries((data ?? {}) as Record<string, string>).map(([id, reason]) => ({ id, reason, path: node.path }))));
  return {
    ours: all.flatMap(({ id, reason, path }) => {
      const ours = acknowledgedBy(id, path);
      return ours === undefined ? [] : [{ rule: ours.rule, reason, isPlaced: ours.isPlaced, ...(ours.path === '' ? {} : { path: ours.path }) }];
    }),
    strays: all.flatMap(({ id, path }) => {
      const meant = meantBy(id, path);
      return meant === undefined ? [] : [{ id, path, meant }];
    }),
  };
}
