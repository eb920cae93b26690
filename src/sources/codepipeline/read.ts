/**
 * Reads the actions of a pipeline that invoke a function. CodePipeline invokes it asynchronously, with the role of the
 * action or of the pipeline, and waits until the function reports the job's result: without it the action fails.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html
 */
import { functionNamed } from '../../template/arn/function-named';
import { namesFunction } from '../../template/arn/function-target';
import { at, propertiesOf } from '../../template/value/fields';
import { Push, PushReader } from '../push/push-reader';
import { innerItemsAt, plainPushTarget, roleAt } from '../push/read-push';

export const codePipelinePush: PushReader = {
  service: 'codepipeline',
  types: ['AWS::CodePipeline::Pipeline'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const from = nodes.register({ resource });
    const properties = propertiesOf(resource);
    const ofPipeline = at(properties, 'RoleArn');
    return innerItemsAt(properties, 'Stages', 'Actions').flatMap(([action, property]): readonly Push[] => {
      const to = functionNamed(at(action, 'Configuration', 'FunctionName'));
      if (!namesFunction(to)) return [];
      const ofAction = at(action, 'RoleArn');
      return [{
        from,
        to,
        way: 'async',
        by: 'target',
        pushTarget: {
          ...plainPushTarget(resource, property, action),
          authority: 'role',
          role: roleAt(ofAction.is === 'absent' ? ofPipeline : ofAction, nodes),
          awaitsResult: true,
        },
      }];
    });
  },
};
