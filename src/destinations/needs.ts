/** What a role must be allowed to do so that Lambda delivers to a destination, by the kind of node that it is. */
import { NodeKind } from '../model/node';
import { BUCKET_DESTINATION, BUCKET_LIST_ACTION } from './bucket/facts';
import { DestinationFacts } from './destination-facts';
import { EVENT_BUS_DESTINATION } from './event-bus/facts';
import { FUNCTION_DESTINATION } from './function/facts';
import { QUEUE_DESTINATION } from './queue/facts';
import { TOPIC_DESTINATION } from './topic/facts';

const FACTS: ReadonlyMap<NodeKind, DestinationFacts> = new Map(
  [BUCKET_DESTINATION, EVENT_BUS_DESTINATION, FUNCTION_DESTINATION, QUEUE_DESTINATION, TOPIC_DESTINATION].map((facts) => [facts.kind, facts]),
);

/** Lambda lists a bucket once, when the setting is made. */
const FURTHER: ReadonlyMap<NodeKind, readonly string[]> = new Map([['bucket', [BUCKET_LIST_ACTION]]]);

export interface DestinationNeeds {
  readonly service: string;
  readonly actions: readonly string[];
  readonly keyActions: readonly string[];
}

/** Undefined for what is no destination: AWS refuses it, whoever may write there. */
export function destinationNeeds(kind: NodeKind): DestinationNeeds | undefined {
  const facts = FACTS.get(kind);
  return facts && { service: facts.service, actions: [...facts.actions, ...FURTHER.get(kind) ?? []], keyActions: facts.keyActions };
}
