/** A function's own URL: the caller waits for as long as the function runs. */
import { at, propertiesOf } from '../../template/value/fields';
import { Push, PushKind } from '../push/push-kind';
import { plainHandover } from '../push/read-push';

export const functionUrlPushKind: PushKind = {
  service: 'function-url',
  types: ['AWS::Lambda::Url'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    return [{
      from: nodes.enter({ resource }),
      to: at(properties, 'TargetFunctionArn'),
      qualifier: at(properties, 'Qualifier'),
      way: 'sync',
      by: 'target',
      handover: plainHandover(resource, '', properties),
    }];
  },
};
