import { Words } from './added';
import { own } from '../../../template/json';
import { referenceIn } from '../naming';
import { leaves, optionLines, toldOption } from '../option-lines';

/** Asynchronous settings are set on the function that they are for. */
export const invokeConfig: Words = ({ type, properties }, names) => {
  const handler = referenceIn(own(properties, 'FunctionName'));
  const qualifier = own(properties, 'Qualifier') ?? '$LATEST';
  if (handler === undefined || qualifier !== '$LATEST') return undefined;
  const options = leaves({ path: 'Properties', value: properties })
    .map(({ path, value }) => toldOption(type, path.replace(/^Properties\./, ''), value, names))
    .filter((option) => option !== undefined);
  return [`${names.variable(handler.logicalId)}.configureAsyncInvoke({`, ...optionLines(options).map((line) => `  ${line}`), '});'];
};
