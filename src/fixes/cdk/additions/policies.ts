/** Statements join the role or queue that they are for. */
import { Words } from './added';
import { isObject, own } from '../../../template/json';
import { expression } from '../expression';
import { Names, referenceIn } from '../naming';

export const rolePolicy: Words = ({ properties }, names) => {
  const role = referenceIn([own(properties, 'Roles')].flat()[0]);
  return role && statements(properties, `${names.variable(role.logicalId)}.addToPrincipalPolicy`, names);
};

export const queuePolicy: Words = ({ properties }, names) => {
  const queue = referenceIn([own(properties, 'Queues')].flat()[0]);
  return queue && statements(properties, `${names.variable(queue.logicalId)}.addToResourcePolicy`, names);
};

function statements(properties: unknown, call: string, names: Names): readonly string[] {
  const all = [own(own(properties, 'PolicyDocument'), 'Statement') ?? []].flat();
  return all.flatMap((statement) => {
    const service = own(own(statement, 'Principal'), 'Service');
    const conditions = own(statement, 'Condition');
    return [
      `${call}(new iam.PolicyStatement({`,
      ...(typeof service === 'string' ? [`  principals: [new iam.ServicePrincipal(${JSON.stringify(service)})],`] : []),
      `  actions: ${expression([own(statement, 'Action')].flat(), names)},`,
      `  resources: ${expression([own(statement, 'Resource')].flat(), names)},`,
      ...(isObject(conditions) ? [`  conditions: ${expression(conditions, names, true)},`] : []),
      '}));',
    ];
  });
}
