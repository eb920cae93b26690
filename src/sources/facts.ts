/** The facts of every kind of source that a mapping polls. A new one is its folder and its line here. */
import { SourceFacts } from '../facts/source-facts';
import { SourceKind } from '../model/target';
import { DOCUMENTDB_SOURCE } from './documentdb/facts';
import { DYNAMODB_SOURCE } from './dynamodb/facts';
import { KAFKA_SOURCE } from './kafka/facts';
import { KINESIS_SOURCE } from './kinesis/facts';
import { MQ_SOURCE } from './mq/facts';
import { QUEUE_SOURCE } from './sqs/facts';

/** Messages list the sources in this order. */
export const SOURCE_FACTS: readonly SourceFacts[] = [
  QUEUE_SOURCE, KINESIS_SOURCE, DYNAMODB_SOURCE, KAFKA_SOURCE, MQ_SOURCE, DOCUMENTDB_SOURCE,
];

/** Undefined for a source that no mapping polls. */
export function factsOf(kind: SourceKind): SourceFacts | undefined {
  return SOURCE_FACTS.find((facts) => facts.kind === kind);
}

const SHARDED: readonly SourceKind[] = [KINESIS_SOURCE.kind, DYNAMODB_SOURCE.kind];

/** Whether mappings of all the kinds deliver alike, but for the time that the source keeps its records. */
export function deliverAlike(kinds: readonly SourceKind[]): boolean {
  return kinds.length === 1 || kinds.every((kind) => SHARDED.includes(kind));
}

const DESTINATION = 'DestinationConfig';

/** The options that some kind of source refuses. */
export const SELECTIVE_OPTIONS: readonly string[] = [
  ...new Set([...SOURCE_FACTS.flatMap(({ options }) => options), DESTINATION]),
].sort();

/** Whether a mapping of the kind takes the option. */
export function takesOption({ options, insteadOfDestination }: SourceFacts, option: string): boolean {
  return option === DESTINATION ? insteadOfDestination === undefined : options.includes(option);
}

/** The kinds whose mappings take all options that are set, and require none that is not. */
export function kindsFitting(
  isSet: (option: string) => boolean, mayBeSet: (option: string) => boolean,
): readonly SourceFacts[] {
  return SOURCE_FACTS.filter((facts) => (
    facts.requires.every(mayBeSet) && SELECTIVE_OPTIONS.every((option) => !isSet(option) || takesOption(facts, option))
  ));
}
