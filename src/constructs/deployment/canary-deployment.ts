import { AspectPriority, Aspects } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct, IConstruct } from 'constructs';
import { MAX_ITERATOR_AGE } from '../../resources/alarm/facts';
import { acknowledge } from '../wiring/acknowledge';
import { wholeSeconds } from '../wiring/number-prop';
import { checkedProps } from '../wiring/props';
import { CanaryDeploymentProps } from './canary-deployment-props';
import { addHooks } from './deployment-hooks';
import { createAsyncAlarms, createExitAlarms, createIteratorAgeAlarm } from './failure-path-alarms';
import { warnAboutSourcesBypassingDeployments } from './sources-bypassing-deployment';
import { refuseUnsupportedAlias, refuseUnsupportedOptions } from './supported-alias';

/**
 * A gradual deployment of an alias by CodeDeploy, which rolls back when events of that alias are lost: events dropped,
 * records that reach no destination or dead-letter queue, records that grow old, failure queues that grow.
 *
 * The failure queues are those at the end of the path: where another function takes a record on, its failure queue counts.
 * A queue that has messages already does not stop the deployment that fixes them, since its growth counts.
 *
 * The `codedeploy.LambdaDeploymentGroup` is `node.defaultChild`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 *
 * @example
 * new AsyncInvocation(this, 'Resizing', { handler: alias });
 * new CanaryDeployment(this, 'Deployment', {
 *   alias,
 *   deploymentConfig: codedeploy.LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_3MINUTES,
 * });
 */
@propertyInjectable
export class CanaryDeployment extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.CanaryDeployment';

  /**
   * The deployment group.
   */
  public readonly deploymentGroup: codedeploy.ILambdaDeploymentGroup;

  /**
   * The service role of CodeDeploy.
   */
  public readonly role: iam.IRole;

  /**
   * The alarms on the asynchronous invocations of the alias. Alarms on failure queues and stream consumers are added at
   * synth, when all of them are known.
   */
  public readonly failureAlarms: cloudwatch.Alarm[];

  /**
   * @throws `DeliveryError` if CodeDeploy could not deploy to the alias, or the alias has a deployment already
   */
  constructor(scope: Construct, id: string, props: CanaryDeploymentProps) {
    super(scope, id);
    props = checkedProps(this, props);
    const { alias } = props;
    const resource = refuseUnsupportedAlias(this, alias);
    refuseUnsupportedOptions(this, props);
    const maxAge = wholeSeconds(this, 'maxIteratorAge', props.maxIteratorAge, MAX_ITERATOR_AGE) ?? MAX_ITERATOR_AGE.default;
    this.failureAlarms = createAsyncAlarms(this, alias);
    const group = createGroup(this, props, this.failureAlarms);
    addHooks(this, group, resource, props);
    warnAboutSourcesBypassingDeployments(this, alias);
    addAlarmsAtSynth(this, alias, group, maxAge);
    this.deploymentGroup = group;
    this.role = group.role;
    this.node.defaultChild = group;
  }
}

function createGroup(
  deployment: Construct, props: CanaryDeploymentProps, failureAlarms: readonly cloudwatch.Alarm[],
): codedeploy.LambdaDeploymentGroup {
  const { alias, application, deploymentGroupName, role, alarms = [], ignorePollAlarmsFailure } = props;
  const group = new codedeploy.LambdaDeploymentGroup(deployment, 'Group', {
    alias,
    application,
    deploymentGroupName,
    role,
    ignorePollAlarmsFailure,
    deploymentConfig: props.deploymentConfig ?? codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_15MINUTES,
    alarms: [...failureAlarms, ...alarms],
    autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
  });
  if (role === undefined) {
    acknowledge(group.role, [
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
    ], 'AWS maintains this policy as what CodeDeploy needs to deploy a Lambda function, and documents no narrower one.');
  }
  return group;
}

/** Consumers and triggers of the alias may be created after the deployment, so the exits are looked up last. */
function addAlarmsAtSynth(
  deployment: Construct, alias: lambda.Alias, group: codedeploy.LambdaDeploymentGroup, maxAge: number,
): void {
  let isDone = false;
  const visit = (node: IConstruct): void => {
    if (node !== deployment || isDone) return;
    isDone = true;
    [...createExitAlarms(deployment, alias), ...createIteratorAgeAlarm(deployment, alias, maxAge)]
      .forEach((alarm) => group.addAlarm(alarm));
  };
  Aspects.of(deployment).add({ visit }, { priority: AspectPriority.MUTATING });
}
