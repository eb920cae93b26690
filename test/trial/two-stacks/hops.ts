/** Ways through another resource to a function of the stack that imports: a topic and a bus of the other stack feed a queue, and a schedule calls by the API. */
import { allow, arn, failures, Json, mapping, policy, ref, Resources, role, worker } from '../parts';

const imported = (name: string): Json => ({ 'Fn::ImportValue': `core-${name}` });

/** What a service may send to a queue, for one source. */
export function lets(queue: string, service: string, source: unknown): Json {
  return { ...allow(['sqs:SendMessage'], arn(queue)), Principal: { Service: service }, Condition: { ArnEquals: { 'aws:SourceArn': source } } };
}

export function queuePolicy(queue: string, ...statements: readonly Json[]): Json {
  return { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [ref(queue)], PolicyDocument: policy(...statements) } };
}

const [SIGNUPS, JOINED] = [imported('SignupsArn'), arn('Joined')];

export function hops(): Resources {
  return {
    ...failures('WelcomeDead'),
    Welcome: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 200, RedrivePolicy: { deadLetterTargetArn: arn('WelcomeDead'), maxReceiveCount: 5 } } },
    WelcomeWriters: queuePolicy('Welcome', lets('Welcome', 'sns.amazonaws.com', SIGNUPS), lets('Welcome', 'events.amazonaws.com', JOINED)),
    ...worker('Greet', {}, allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arn('Welcome'))),
    ...mapping('GreetMapping', 'GreetPolicy', { EventSourceArn: arn('Welcome'), FunctionName: ref('Greet'), FunctionResponseTypes: ['ReportBatchItemFailures'] }),
    ...failures('Undelivered'),
    UndeliveredWriters: queuePolicy('Undelivered', lets('Undelivered', 'sns.amazonaws.com', SIGNUPS), lets('Undelivered', 'events.amazonaws.com', JOINED)),
    ToWelcome: {
      Type: 'AWS::SNS::Subscription',
      Properties: { TopicArn: SIGNUPS, Protocol: 'sqs', Endpoint: arn('Welcome'), RedrivePolicy: { deadLetterTargetArn: arn('Undelivered') } },
    },
    Joined: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: imported('BusName'),
        EventPattern: { source: ['shop.members'] },
        Targets: [{ Id: 'welcome', Arn: arn('Welcome'), DeadLetterConfig: { Arn: arn('Undelivered') } }],
      },
    },
    ...role('Night', 'scheduler.amazonaws.com', allow(['lambda:InvokeFunction'], ref('NotifyLive')), allow(['sqs:SendMessage'], arn('HourlyDead'))),
    Nightly: {
      Type: 'AWS::Scheduler::Schedule',
      DependsOn: ['NightPolicy'],
      Properties: {
        ScheduleExpression: 'cron(0 2 * * ? *)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: 'arn:aws:scheduler:::aws-sdk:lambda:invoke',
          RoleArn: arn('NightRole'),
          Input: { 'Fn::Sub': '{"FunctionName":"${NotifyLive}","InvocationType":"Event"}' },
          DeadLetterConfig: { Arn: arn('HourlyDead') },
        },
      },
    },
  };
}
