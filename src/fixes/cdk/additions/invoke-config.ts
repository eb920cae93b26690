import { LATEST } from '../../../resources/function/facts';
import { entriesOf, own } from '../../../template/json';
import { expression } from '../expression';
import { optionLines } from '../option-lines';
import { referenceIn } from '../reference';
import { Words } from './added';

/** `configureAsyncInvoke` of the function, or a construct of its own for another qualifier. */
export const invokeConfig: Words = ({ logicalId, type, properties }, names) => {
  const handler = referenceIn(own(properties, 'FunctionName'))?.logicalId ?? '';
  const qualifier = own(properties, 'Qualifier') ?? LATEST;
  const settings = entriesOf(properties).filter(([key]) => !FOR.has(key)).map(([key, value]) => ({ path: `Properties.${key}`, value }));
  const { lines, untold } = optionLines(type, settings, properties, names);
  if (names.highLevel(handler) === undefined || untold.length > 0) return undefined;
  const options = lines.map((line) => `  ${line}`);
  if (qualifier === LATEST) return [`${names.construct(handler)}.configureAsyncInvoke({`, ...options, '});'];
  return [
    `const ${names.variable(logicalId)} = new lambda.EventInvokeConfig(this, ${JSON.stringify(names.id(logicalId))}, {`,
    `  function: ${names.construct(handler)}, qualifier: ${expression(qualifier, names)},`,
    ...options,
    '});',
  ];
};

const FOR = new Set(['FunctionName', 'Qualifier']);
