/** The shop as a whole: who is told of failures, where failed records are kept, and the four ways in which events arrive. */
import { Stack, StackProps } from 'aws-cdk-lib';
import * as cloudwatch_actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import { FailureAlarms } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { Clicks } from './clicks';
import { Notices } from './notices';
import { OnCallTopic } from './on-call-topic';
import { Orders } from './orders';
import { Pictures } from './pictures';
import { PrivateBucket } from './private-bucket';

export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    // Said once: every queue in which a failed event can end calls out the people on duty.
    FailureAlarms.of(this).addAction(new cloudwatch_actions.SnsAction(new OnCallTopic(this, 'OnCall')));

    const accessLogs = new PrivateBucket(this, 'AccessLogs');
    const failures = new PrivateBucket(this, 'Failures', { serverAccessLogsBucket: accessLogs, serverAccessLogsPrefix: 'failures/' });
    const bus = new events.EventBus(this, 'Bus');

    new Pictures(this, 'Pictures', { accessLogs, failures, bus });
    const { table } = new Orders(this, 'Orders');
    new Notices(this, 'Notices', { table, bus });
    new Clicks(this, 'Clicks', { failures });
  }
}
