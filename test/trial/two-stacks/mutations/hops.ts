/** Defects of the ways through another resource. */
import { change, Mutation, several, without } from '../../mutation';
import { arn } from '../../parts';
import { lets, queuePolicy } from '../hops';
import { imported } from '../work';

const SIGNUPS = imported('SignupsArn');

export const hops: readonly Mutation[] = [
  change('service-may-write-target', 'ToWelcome', 'WelcomeWriters.PolicyDocument.Statement.0.Principal', { Service: 's3.amazonaws.com' }),
  change('service-may-write-target', 'ToWelcome', 'WelcomeWriters.PolicyDocument.Statement.0.Condition', { ArnEquals: { 'aws:SourceArn': imported('AuditArn') } }),
  change('service-may-write-target', 'Joined', 'WelcomeWriters.PolicyDocument.Statement.1.Resource', arn('Undelivered')),
  change('service-may-write-dead-letter-queue', 'ToWelcome', 'UndeliveredWriters.PolicyDocument.Statement.0.Principal', { Service: 's3.amazonaws.com' }),
  change('service-may-write-dead-letter-queue', 'Joined', 'UndeliveredWriters.PolicyDocument.Statement.1.Action', ['sqs:ReceiveMessage']),
  several('resource-has-one-policy', 'WelcomeWriters', {
    'WelcomeWriters.PolicyDocument.Statement': [lets('Welcome', 'sns.amazonaws.com', SIGNUPS)],
    'WelcomeMayToo': queuePolicy('Welcome', lets('Welcome', 'events.amazonaws.com', arn('Joined'))),
  }),
  several('resource-has-one-policy', 'UndeliveredWriters', {
    'UndeliveredWriters.PolicyDocument.Statement': [lets('Undelivered', 'events.amazonaws.com', arn('Joined'))],
    'UndeliveredMayToo': queuePolicy('Undelivered', lets('Undelivered', 'sns.amazonaws.com', SIGNUPS)),
  }),
  without('source-may-invoke', 'Nightly', 'NightPolicy', 'lambda:InvokeFunction'),
  change('source-may-invoke', 'Nightly', 'NightPolicy.PolicyDocument.Statement.0.Resource', arn('Front')),
  change('target-has-dead-letter-queue', 'Nightly', 'Nightly.Target.DeadLetterConfig'),
  change('visibility-covers-timeout', 'Welcome', 'Greet.Timeout', 600),
];
