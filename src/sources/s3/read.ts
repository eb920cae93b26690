/**
 * Reads the notifications of a bucket. CDK sets them by a custom resource, so that bucket and function do not depend on
 * each other. The custom resource has the property names of the API. A notification that Lambda does not accept is
 * lost.
 */
import { bucketNamed } from '../../template/arn/bucket-arn';
import { at, propertiesOf, whereSet } from '../../template/value/fields';
import { filterText } from '../../template/value/filter-text';
import { Push, PushReader } from '../push/push-reader';
import { existsIf, itemsAt, plainPushTarget } from '../push/read-push';

/** The lists of targets and the property of each target: first those of CloudFormation, then those of the API. */
const LISTS: readonly (readonly [string, string])[] = [
  ['LambdaConfigurations', 'Function'], ['QueueConfigurations', 'Queue'], ['TopicConfigurations', 'Topic'],
  ['LambdaFunctionConfigurations', 'LambdaFunctionArn'], ['QueueConfigurations', 'QueueArn'],
  ['TopicConfigurations', 'TopicArn'],
];

export const s3Push: PushReader = {
  service: 's3',
  types: ['AWS::S3::Bucket', 'Custom::S3BucketNotifications'],
  nodes: [],
  pushes(resource, nodes) {
    const properties = propertiesOf(resource);
    const from = resource.type === 'AWS::S3::Bucket'
      ? nodes.register({ resource })
      : nodes.find(bucketNamed(at(properties, 'BucketName')));
    return LISTS.flatMap(([list, targetName]) => (
      itemsAt(properties, 'NotificationConfiguration', list).flatMap(([written, path]): Push[] => {
        const { value: item, condition } = whereSet(written);
        const to = at(item, targetName);
        const pushTarget = existsIf(condition, {
          ...plainPushTarget(resource, path, item), filter: filterText(at(item, 'Filter')),
        });
        return to.is === 'absent' ? [] : [{ from, to, way: 'async', by: 'notification', pushTarget }];
      })
    ));
  },
};
