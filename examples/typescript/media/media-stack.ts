/**
 * One alias and all that invokes it: uploads, a nightly schedule, requests on a bus, a topic, cameras. Each source has a dead-letter queue for
 * what never reaches Lambda, all share one set of asynchronous settings, and a new version is rolled back when events are lost.
 */
import { Duration, Stack, StackProps, TimeZone } from 'aws-cdk-lib';
import * as cloudwatch_actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CanaryDeployment, Destination, FailureAlarms, LogsTrigger, RuleTrigger, S3Trigger, ScheduleTrigger, SnsTrigger } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { MediaFunction } from './media-function';
import { OnCallTopic } from './on-call-topic';
import { PicturesOfCameras } from './pictures-of-cameras';
import { PrivateBucket } from './private-bucket';

export class MediaStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    FailureAlarms.of(this).addAction(new cloudwatch_actions.SnsAction(new OnCallTopic(this, 'OnCall')));

    const accessLogs = new PrivateBucket(this, 'AccessLogs');
    const uploads = new PrivateBucket(this, 'Uploads', { serverAccessLogsBucket: accessLogs, serverAccessLogsPrefix: 'uploads/' });
    const bus = new events.EventBus(this, 'Bus');
    const resize = new MediaFunction(this, 'Resize', { file: 'resize' });
    const live = resize.addAlias('live');

    // The settings of the alias are those of its first trigger; the other triggers share them.
    new S3Trigger(this, 'Uploaded', {
      bucket: uploads,
      handler: live,
      prefixes: ['pictures/'],
      suffixes: ['.png', '.jpg'],
      asynchronous: { retryAttempts: 1, maxEventAge: Duration.hours(1), onSuccess: Destination.eventBus(bus) },
    });
    new RuleTrigger(this, 'Requested', {
      handler: live, eventBus: bus, eventPattern: { source: ['media'], detailType: ['Resize requested'] }, maxEventAge: Duration.hours(4),
    });
    new ScheduleTrigger(this, 'Nightly', {
      handler: live,
      schedule: scheduler.ScheduleExpression.cron({ hour: '3', minute: '0', timeZone: TimeZone.EUROPE_VIENNA }),
      timeWindow: scheduler.TimeWindow.flexible(Duration.minutes(30)),
      input: scheduler.ScheduleTargetInput.fromObject({ job: 'sweep' }),
    });
    new SnsTrigger(this, 'Withdrawn', {
      handler: live,
      topic: new sns.Topic(this, 'Rights', { enforceSSL: true }),
      filterPolicy: { kind: sns.SubscriptionFilter.stringFilter({ allowlist: ['withdrawn'] }) },
    });
    new PicturesOfCameras(this, 'Cameras', { handler: live });

    // Ten per cent for 15 minutes: longer than the two attempts of an event, and its way to the failure queue.
    new CanaryDeployment(this, 'Deployment', { alias: live });

    const alert = new MediaFunction(this, 'Alert', { file: 'alert' });
    new LogsTrigger(this, 'Errors', { handler: alert, logGroup: resize.logGroup, filterPattern: logs.FilterPattern.anyTerm('ERROR') });
  }
}
