/** The actions that a role needs so that Lambda delivers to a destination, by the kind of its node. */
import { NodeKind } from '../model/node';
import { BUCKET_LIST_ACTION } from './bucket/facts';
import { DestinationFacts } from './destination-facts';
import { DESTINATION_FACTS } from './facts';

const FACTS: ReadonlyMap<NodeKind, DestinationFacts> = new Map(DESTINATION_FACTS.map((facts) => [facts.kind, facts]));

/** Lambda lists a bucket once, when the setting is made. */
const FURTHER: ReadonlyMap<NodeKind, readonly string[]> = new Map([['bucket', [BUCKET_LIST_ACTION]]]);

export interface DestinationNeeds {
  readonly service: string;
  readonly actions: readonly string[];
  readonly keyActions: readonly string[];
}

/** Undefined for a kind of node that Lambda does not deliver to. */
export function destinationNeeds(kind: NodeKind): DestinationNeeds | undefined {
  const facts = FACTS.get(kind);
  if (facts === undefined) return undefined;
  const { service, actions, keyActions } = facts;
  return { service, actions: [...actions, ...FURTHER.get(kind) ?? []], keyActions };
}
