/** All node readers, by resource type and by ARN. */
import { NodeReader } from '../resources/node-reader';
import { RESOURCE_READERS } from '../resources/readers';
import { PUSH_READERS, SOURCE_READERS } from '../sources/readers';
import { Arn } from '../template/arn/arn';

export const READERS: readonly NodeReader[] = [
  ...RESOURCE_READERS,
  ...[...SOURCE_READERS, ...PUSH_READERS].flatMap((kind) => kind.nodes),
];

const BY_TYPE = new Map(READERS.flatMap((reader) => reader.types.map((type) => [type, reader] as const)));

export function readerOfType(type: string): NodeReader | undefined {
  return BY_TYPE.get(type);
}

export function readerOfArn(arn: Arn): NodeReader | undefined {
  return READERS.find((reader) => reader.service === arn.service && reader.matches(arn));
}
