/** Reads a function, which may handle events or receive the record of an invocation. */
import { FUNCTION_DESTINATION } from '../../destinations/function/facts';
import { Known, map, outsideApp } from '../../model/known';
import { FunctionNode } from '../../model/node';
import { at, isPresent, numberOf, propertiesOf, textOf } from '../../template/value/fields';
import { narrowed } from '../../template/value/narrow';
import { networkOf } from '../network/read';
import { NodeReader } from '../node-reader';
import { FUNCTION_DEFAULT_TIMEOUT, FUNCTION_TIMEOUT } from './facts';
import { isInfrastructure } from './infrastructure';
import { qualifiersOf } from './qualifiers';

export const functionReader: NodeReader = {
  kind: 'function',
  types: ['AWS::Lambda::Function'],
  service: FUNCTION_DESTINATION.service,
  nameProperty: 'FunctionName',
  matches: (arn) => arn.resource.startsWith('function:'),
  nameIn: (arn) => arn.resource.split(':')[1],
  fromResource(id, resource, nodes): FunctionNode {
    const properties = propertiesOf(resource);
    const deadLetter = at(properties, 'DeadLetterConfig', 'TargetArn');
    const role = at(properties, 'Role');
    return {
      id,
      kind: 'function',
      declaredAt: resource.declaredAt,
      infrastructure: isInfrastructure(resource),
      timeout: narrowed(numberOf(at(properties, 'Timeout'), FUNCTION_DEFAULT_TIMEOUT), FUNCTION_TIMEOUT),
      reservedConcurrency: numberOf(at(properties, 'ReservedConcurrentExecutions'), 'unreserved'),
      deadLetter: deadLetter.is === 'absent' ? 'none' : nodes.find(deadLetter),
      managedInstances: isPresent(at(properties, 'CapacityProviderConfig')),
      durable: isPresent(at(properties, 'DurableConfig')),
      executionTimeout: numberOf(at(properties, 'DurableConfig', 'ExecutionTimeout'), 'none'),
      role: role.is === 'absent' ? 'none' : nodes.find(role),
      tenantIsolated: equals(textOf(at(properties, 'TenancyConfig', 'TenantIsolationMode'), 'NONE'), 'PER_TENANT'),
      snapStart: equals(textOf(at(properties, 'SnapStart', 'ApplyOn'), 'None'), 'PublishedVersions'),
      network: networkOf(at(properties, 'VpcConfig'), nodes),
      qualifiers: qualifiersOf(id, nodes),
    };
  },
  fromArn(id): FunctionNode {
    const hidden = outsideApp('function', id);
    return {
      id,
      kind: 'function',
      infrastructure: false,
      timeout: hidden,
      reservedConcurrency: hidden,
      deadLetter: hidden,
      managedInstances: hidden,
      durable: hidden,
      executionTimeout: hidden,
      role: hidden,
      tenantIsolated: hidden,
      snapStart: hidden,
      network: hidden,
      qualifiers: [],
    };
  },
};

function equals(value: Known<string>, wanted: string): Known<boolean> {
  return map(value, (text) => text === wanted);
}
