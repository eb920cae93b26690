import { Words } from './added';
import { own } from '../../../template/json';
import { expression } from '../expression';
import { referenceIn } from '../naming';

/** A service's leave to invoke is given by the function. */
export const permission: Words = ({ logicalId, properties }, names) => {
  const handler = referenceIn(own(properties, 'FunctionName'));
  const service = own(properties, 'Principal');
  if (handler === undefined || typeof service !== 'string' || own(properties, 'Action') !== 'lambda:InvokeFunction') return undefined;
  const [source, account] = [own(properties, 'SourceArn'), own(properties, 'SourceAccount')];
  return [
    `${names.variable(handler.logicalId)}.addPermission(${JSON.stringify(logicalId)}, {`,
    `  principal: new iam.ServicePrincipal(${JSON.stringify(service)}),`,
    ...(source === undefined ? [] : [`  sourceArn: ${expression(source, names)},`]),
    ...(account === undefined ? [] : [`  sourceAccount: ${expression(account, names)},`]),
    '});',
  ];
};
