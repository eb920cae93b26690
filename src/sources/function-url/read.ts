/** Reads the URL of a function. The caller waits for as long as the function runs. */
import { at, propertiesOf } from '../../template/value/fields';
import { Push, PushReader } from '../push/push-reader';
import { plainPushTarget } from '../push/read-push';

export const functionUrlPush: PushReader = {
  service: 'function-url',
  types: ['AWS::Lambda::Url'],
  namesFunctions: true,
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    return [{
      from: nodes.register({ resource }),
      to: at(properties, 'TargetFunctionArn'),
      qualifier: at(properties, 'Qualifier'),
      way: 'sync',
      by: 'target',
      pushTarget: plainPushTarget(resource, '', properties),
    }];
  },
};
