/**
 * Types of events of services that rules often ask for. Only the types are known here, and each service may have more:
 * the list separates a misspelled type from one that AWS sends.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events.html
 */
import { open, Shape, documentedTexts, texts } from '../shape';
import { BusSource } from './source';

const anyDetail = (source: string, ...types: readonly string[]): BusSource => (
  { source, events: [{ types, detail: open() }] }
);

const one = (source: string, type: string, detail: Shape, ...others: readonly string[]): BusSource => (
  { source, events: [{ types: [type], detail }, { types: others, detail: open() }] }
);

const ALARM_STATE: Shape = open({ value: documentedTexts('OK', 'ALARM', 'INSUFFICIENT_DATA') });

export const SERVICES_ON_BUS: readonly BusSource[] = [
  anyDetail(
    'aws.autoscaling',
    'EC2 Instance-launch Lifecycle Action', 'EC2 Instance-terminate Lifecycle Action', 'EC2 Instance Launch Successful',
    'EC2 Instance Launch Unsuccessful', 'EC2 Instance Terminate Successful', 'EC2 Instance Terminate Unsuccessful',
  ),
  anyDetail('aws.batch', 'Batch Job State Change'),
  anyDetail('aws.cloudformation', 'CloudFormation Stack Status Change', 'CloudFormation Resource Status Change'),
  one(
    'aws.cloudwatch',
    'CloudWatch Alarm State Change',
    open({ ...texts('alarmName'), state: ALARM_STATE, previousState: ALARM_STATE }),
    'CloudWatch Alarm Configuration Change',
  ),
  anyDetail('aws.codebuild', 'CodeBuild Build State Change', 'CodeBuild Build Phase Change'),
  anyDetail('aws.codecommit', 'CodeCommit Repository State Change', 'CodeCommit Pull Request State Change'),
  anyDetail(
    'aws.codedeploy', 'CodeDeploy Deployment State-change Notification', 'CodeDeploy Instance State-change Notification',
  ),
  anyDetail(
    'aws.codepipeline',
    'CodePipeline Pipeline Execution State Change', 'CodePipeline Stage Execution State Change',
    'CodePipeline Action Execution State Change',
  ),
  one(
    'aws.ec2',
    'EC2 Instance State-change Notification',
    open({
      ...texts('instance-id'),
      state: documentedTexts('pending', 'running', 'shutting-down', 'stopping', 'stopped', 'terminated'),
    }),
    'EC2 Spot Instance Interruption Warning', 'EC2 Instance Rebalance Recommendation', 'EBS Volume Notification',
    'EBS Snapshot Notification',
  ),
  anyDetail('aws.ecr', 'ECR Image Action', 'ECR Image Scan'),
  anyDetail(
    'aws.ecs',
    'ECS Task State Change', 'ECS Container Instance State Change', 'ECS Service Action', 'ECS Deployment State Change',
  ),
  anyDetail('aws.events', 'Scheduled Event'),
  anyDetail('aws.glue', 'Glue Job State Change', 'Glue Crawler State Change'),
  anyDetail('aws.guardduty', 'GuardDuty Finding'),
  anyDetail('aws.health', 'AWS Health Event'),
  anyDetail('aws.rds', 'RDS DB Instance Event', 'RDS DB Cluster Event'),
  anyDetail('aws.securityhub', 'Security Hub Findings - Imported', 'Security Hub Findings - Custom Action'),
  one(
    'aws.states',
    'Step Functions Execution Status Change',
    open({
      ...texts('executionArn', 'stateMachineArn', 'name'),
      status: documentedTexts('RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'),
    }),
  ),
];
