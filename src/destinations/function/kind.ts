/** A function as a node, whether it handles events or receives the record of an invocation. */
import { FUNCTION_DESTINATION } from './facts';
import { FunctionNode } from '../../model/node';
import { Known, unknown } from '../../model/unknown';
import { at, numberOf, propertiesOf } from '../../template/fields';
import { NodeReader } from '../../template/node-reader';
import { Resolved } from '../../template/resolved';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
const DEFAULT_TIMEOUT = 3;

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
    return {
      id,
      kind: 'function',
      declaredAt: resource.declaredAt,
      timeout: numberOf(at(properties, 'Timeout'), DEFAULT_TIMEOUT),
      reservedConcurrency: numberOf(at(properties, 'ReservedConcurrentExecutions'), 'unreserved'),
      deadLetter: deadLetter.is === 'absent' ? 'none' : nodes.find(deadLetter),
      durable: isDurable(at(properties, 'DurableConfig')),
    };
  },
  fromArn(id): FunctionNode {
    const outside = unknown(`a function outside the app: ${id}`);
    return { id, kind: 'function', timeout: outside, reservedConcurrency: outside, deadLetter: outside, durable: outside };
  },
};

function isDurable(config: Resolved): Known<boolean> {
  return config.is === 'hidden' ? unknown(config.reason) : config.is !== 'absent';
}
