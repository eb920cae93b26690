/** Prints versions and aliases of a function and consumers of a stream. */
import { own } from '../../../template/json';
import { CdkNames } from '../cdk-names';
import { expression } from '../expression';
import { referenceIn } from '../reference';
import { Added, Words } from './added';

export const version: Words = (added, names) => {
  const handler = constructOf(added, 'FunctionName', names);
  const description = own(added.properties, 'Description');
  return handler === undefined ? undefined : [
    `const ${names.variable(added.logicalId)} = new lambda.Version(this, ${JSON.stringify(names.id(added.logicalId))}, {`,
    `  lambda: ${handler},`,
    ...(description === undefined ? [] : [`  description: ${expression(description, names)},`]),
    '});',
  ];
};

export const alias: Words = (added, names) => {
  const handler = constructOf(added, 'FunctionName', names);
  const number = own(added.properties, 'FunctionVersion');
  const { logicalId: one = '', attribute } = referenceIn(number) ?? {};
  const of = attribute === 'Version' && names.highLevel(one) !== undefined
    ? names.construct(one)
    : `lambda.Version.fromVersionAttributes(this, ${JSON.stringify(`${names.id(added.logicalId)}Version`)}, { lambda: ${handler}, version: ${expression(number, names)} })`;
  return handler === undefined ? undefined : [
    `const ${names.variable(added.logicalId)} = new lambda.Alias(this, ${JSON.stringify(names.id(added.logicalId))}, {`,
    `  aliasName: ${expression(own(added.properties, 'Name'), names)},`,
    `  version: ${of},`,
    '});',
  ];
};

export const streamConsumer: Words = (added, names) => {
  const stream = constructOf(added, 'StreamARN', names);
  return stream === undefined ? undefined : [
    `const ${names.variable(added.logicalId)} = new kinesis.StreamConsumer(this, ${JSON.stringify(names.id(added.logicalId))}, {`,
    `  stream: ${stream}, streamConsumerName: ${expression(own(added.properties, 'ConsumerName'), names)},`,
    '});',
  ];
};

function constructOf({ properties }: Added, property: string, names: CdkNames): string | undefined {
  const { logicalId = '' } = referenceIn(own(properties, property)) ?? {};
  return names.highLevel(logicalId) === undefined ? undefined : names.construct(logicalId);
}
