import { entriesOf, own } from '../../../template/json';
import { expression } from '../expression';
import { referenceIn } from '../reference';
import { Words } from './added';

const KEYS = new Set(['Action', 'FunctionName', 'Principal', 'SourceAccount', 'SourceArn']);

/** `addPermission` of the function. */
export const permissionWords: Words = ({ logicalId, properties }, names) => {
  const handler = referenceIn(own(properties, 'FunctionName'))?.logicalId ?? '';
  const service = own(properties, 'Principal');
  const isPlain = entriesOf(properties).every(([key]) => KEYS.has(key)) && own(properties, 'Action') === 'lambda:InvokeFunction';
  if (names.highLevel(handler) === undefined || typeof service !== 'string' || !service.endsWith('.amazonaws.com') || !isPlain) return undefined;
  const [source, account] = [own(properties, 'SourceArn'), own(properties, 'SourceAccount')];
  return [
    `${names.construct(handler)}.addPermission(${JSON.stringify(names.id(logicalId))}, {`,
    `  principal: new iam.ServicePrincipal(${JSON.stringify(service)}),`,
    ...(source === undefined ? [] : [`  sourceArn: ${expression(source, names)},`]),
    ...(account === undefined ? [] : [`  sourceAccount: ${expression(account, names)},`]),
    '});',
  ];
};
