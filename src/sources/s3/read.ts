/**
 * A bucket that tells of its objects. CDK sets the notifications by a custom resource, so that bucket and function need not know each
 * other; its properties are the API's, not CloudFormation's. Nothing keeps a notification that Lambda does not accept.
 */
import { at, propertiesOf } from '../../template/value/fields';
import { Push, PushReader } from '../push/push-reader';
import { filterText, itemsAt, plainPushTarget } from '../push/read-push';

/** The lists of targets and the property that names each, in the words of CloudFormation and of the API. */
const LISTS: readonly (readonly [string, string])[] = [
  ['LambdaConfigurations', 'Function'], ['QueueConfigurations', 'Queue'], ['TopicConfigurations', 'Topic'],
  ['LambdaFunctionConfigurations', 'LambdaFunctionArn'], ['QueueConfigurations', 'QueueArn'], ['TopicConfigurations', 'TopicArn'],
];

export const s3Push: PushReader = {
  service: 's3',
  types: ['AWS::S3::Bucket', 'Custom::S3BucketNotifications'],
  nodes: [],
  pushes(resource, nodes) {
    const properties = propertiesOf(resource);
    const from = resource.type === 'AWS::S3::Bucket' ? nodes.register({ resource }) : nodes.find(at(properties, 'BucketName'));
    return LISTS.flatMap(([list, target]) => itemsAt(properties, 'NotificationConfiguration', list).flatMap(([item, path]): Push[] => {
      const to = at(item, target);
      return to.is === 'absent' ? [] : [{
        from, to, way: 'async', by: 'notification', pushTarget: { ...plainPushTarget(resource, path, item), filter: filterText(at(item, 'Filter')) },
      }];
    }));
  },
};
