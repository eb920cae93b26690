/** A topic rule of IoT Core. What none of its actions takes goes to its error action, which is not followed. */
import { at, propertiesOf } from '../../template/fields';
import { Push, PushKind } from '../push/push-kind';
import { itemsAt, plainHandover } from '../push/read-push';

export const iotPushKind: PushKind = {
  service: 'iot',
  types: ['AWS::IoT::TopicRule'],
  nodes: [],
  pushes: (resource, nodes) => itemsAt(propertiesOf(resource), 'TopicRulePayload', 'Actions').flatMap(([action, path]): Push[] => {
    const to = at(action, 'Lambda', 'FunctionArn');
    return to.is === 'absent' ? [] : [{
      from: nodes.enter({ resource }), to, way: 'async', by: 'target', handover: plainHandover(resource, path, action),
    }];
  }),
};
