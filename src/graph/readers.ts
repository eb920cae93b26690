/** Every reader of nodes, found by what it reads. */
import { NodeReader } from '../resources/node-reader';
import { DESTINATION_KINDS } from '../resources/readers';
import { PUSH_KINDS, SOURCE_KINDS } from '../sources/readers';
import { Arn } from '../template/arn/arn';

export const READERS: readonly NodeReader[] = [...DESTINATION_KINDS, ...[...SOURCE_KINDS, ...PUSH_KINDS].flatMap((kind) => kind.nodes)];

const BY_TYPE = new Map(READERS.flatMap((reader) => reader.types.map((type) => [type, reader] as const)));

export function readerOfType(type: string): NodeReader | undefined {
  return BY_TYPE.get(type);
}

export function readerOfArn(arn: Arn): NodeReader | undefined {
  return READERS.find((reader) => reader.service === arn.service && reader.matches(arn));
}
