/**
 * Values that may be hidden without the rule's saying so, each with the reason why that is sound. A path stands for
 * all that is in it as well.
 */
export interface Exception {
  readonly reason: string;
  /** `<fixture>: <resource> <path>`. */
  readonly of: readonly string[];
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    reason: 'a pattern that hides what it asks for is reported once, by filter-can-match',
    of: [
      'api-calls-are-recorded.bad: Put EventPattern',
      'api-calls-are-recorded.bad.2: Put EventPattern',
      'aws-events-reach-bus.bad: Stopped EventPattern',
      'aws-events-reach-bus.bad.2: Caught EventPattern',
      'bucket-tells-event-bus.bad: Scanned EventPattern',
      'bucket-tells-event-bus.bad.2: Scanned EventPattern',
      'object-events-are-complete.bad.3: Scanned EventPattern',
      'read-only-calls-are-asked-for.bad: Read EventPattern',
    ],
  },
  {
    reason: 'one event is taken for all of its family by who writes it: a hidden one may be the whole family',
    of: [
      'object-events-are-complete.bad: Uploads NotificationConfiguration',
      'object-events-are-complete.bad.2: Uploads NotificationConfiguration',
    ],
  },
  {
    reason: 'what a mapping reads that hides its source is mostly no target of a rule, and the rules of the mapping say that it is hidden',
    of: ['target-has-dead-letter-queue.bad.4: Mapping EventSourceArn', 'target-has-dead-letter-queue.bad.5: Mapping EventSourceArn', 'target-has-dead-letter-queue.bad.6: Mapping EventSourceArn'],
  },
  {
    reason: 'a Region that nothing says is mostly that of the stack',
    of: [
      'ends-are-in-one-region.bad: Mapping EventSourceArn',
      'ends-are-in-one-region.bad: Mapping FunctionName',
      'ends-are-in-one-region.bad.2: Subscription TopicArn',
    ],
  },
  {
    reason: 'a target or a bus that is hidden is mostly none of those that pass events on to a further bus',
    of: [
      'event-crosses-one-bus.bad: ToShop Targets',
      'event-crosses-one-bus.bad: ToAudit EventBusName',
      'event-crosses-one-bus.bad: ToAudit Targets',
    ],
  },
  {
    reason: 'a target that is hidden is mostly no function: subscribers invoke queues, streams and APIs as well',
    of: ['gateway-waits-for-function.bad.4', 'gateway-waits-for-function.bad.5', 'subscriber-failure-has-an-exit.bad', 'subscriber-is-running.bad']
      .map((fixture) => `${fixture}: Subscriber InvokeConfiguration`),
  },
  {
    reason: 'a target that is hidden is mostly no function with tenant isolation, and nothing else about it is in sight',
    of: ['caller-names-tenant.bad: Stopped Targets'],
  },
  {
    reason: 'by another protocol than those of deliveries, an endpoint that is hidden is mostly a person or a web site',
    of: ['subscription-fits-protocol.bad.3: Subscription Endpoint'],
  },
  {
    reason: 'a bucket that is hidden is mostly another one',
    of: [
      'bucket-notifications-have-one-owner.bad: MediaOwn BucketName',
      'bucket-notifications-have-one-owner.bad: MediaImported BucketName',
      'bucket-notifications-have-one-owner.bad.2: MediaImported BucketName',
    ],
  },
  {
    reason: 'a policy that hides what it is attached to is mostly that of another resource, and of one alone nothing is asked here',
    of: [
      'resource-has-one-policy.bad: TopicsMay Queues',
      'resource-has-one-policy.bad: RulesMay Queues',
      'resource-has-one-policy.bad.2: AlarmsMay Topics',
      'resource-has-one-policy.bad.2: RulesMay Topics',
      'resource-has-one-policy.bad.3: PutMay Bucket',
      'resource-has-one-policy.bad.3: ListMay Bucket',
    ],
  },
  {
    reason: 'what a hidden role may write, or a role to a hidden destination, is asked by role-may-deliver alone',
    of: [
      'resource-has-one-policy.bad.3: Handler Role',
      'resource-has-one-policy.bad.3: Mapping FunctionName',
      'resource-has-one-policy.bad.3: Mapping DestinationConfig',
    ],
  },
  {
    reason: 'a destination that is hidden is mostly another one than that of the other records',
    of: ['', '.2'].map((fixture) => `failures-have-their-own-queue.bad${fixture}: Settings DestinationConfig`),
  },
  {
    reason: 'a log group that is hidden is mostly that of another function, and a hidden way between the two is not followed',
    of: [
      'log-subscription-does-not-loop.bad.3: Mapping EventSourceArn',
      'log-subscription-does-not-loop.bad.3: Mapping FunctionName',
      'log-subscription-does-not-loop.bad.3: Ship DestinationArn',
    ],
  },
  {
    reason: 'a destination that is hidden is mostly no durable function: it may be a queue, a topic, a bus or a bucket',
    of: ['durable-function-is-qualified.bad.3: SenderSettings DestinationConfig'],
  },
  {
    reason: 'only what the app says in plain view is a sign that a function writes to its own source: what is hidden is mostly something else',
    of: [
      'function-does-not-trigger-itself.bad: WorkerMay PolicyDocument',
      'function-does-not-trigger-itself.bad: WorkerMay Roles',
      'function-does-not-trigger-itself.bad: Handler Role',
      'function-does-not-trigger-itself.bad: DrainToWorker FilterPolicy',
      'function-does-not-trigger-itself.bad.2: WorkerMay PolicyDocument',
      'function-does-not-trigger-itself.bad.2: WorkerMay Roles',
      'function-does-not-trigger-itself.bad.2: Handler Role',
      'function-does-not-trigger-itself.bad.2: Inbox BucketName',
      'function-does-not-trigger-itself.bad.2: Inbox NotificationConfiguration',
      'function-does-not-trigger-itself.bad.3: Permissions PolicyDocument',
      'function-does-not-trigger-itself.bad.3: Permissions Roles',
      'function-does-not-trigger-itself.bad.3: Handler Role',
      'function-does-not-trigger-itself.bad.3: Handler Environment',
      'function-does-not-trigger-itself.bad.3: Mapping EventSourceArn',
      'function-does-not-trigger-itself.bad.3: Mapping FunctionName',
      'function-does-not-trigger-itself.bad.3: Mapping FilterCriteria',
      'function-does-not-trigger-itself.bad.3: Mapping Enabled',
      'function-does-not-trigger-itself.bad.4: WorkerMay PolicyDocument',
      'function-does-not-trigger-itself.bad.4: WorkerMay Roles',
      'function-does-not-trigger-itself.bad.4: Handler Role',
      'function-does-not-trigger-itself.bad.4: Inbox BucketName',
      'function-does-not-trigger-itself.bad.4: Inbox NotificationConfiguration',
      'function-does-not-trigger-itself.bad.5: Permissions PolicyDocument',
      'function-does-not-trigger-itself.bad.5: Permissions Roles',
      'function-does-not-trigger-itself.bad.5: Handler Role',
      'function-does-not-trigger-itself.bad.5: Handler Environment',
      'function-does-not-trigger-itself.bad.5: Mapping EventSourceArn',
      'function-does-not-trigger-itself.bad.5: Mapping FunctionName',
      'function-does-not-trigger-itself.bad.5: Mapping FilterCriteria',
      'function-does-not-trigger-itself.bad.5: Mapping Enabled',
    ],
  },
  {
    reason: 'a target that is hidden is mostly no FIFO queue, and nothing else about it is in sight',
    of: [
      'sender-fits-fifo-queue.bad: Changed Targets',
      'sender-fits-fifo-queue.bad.2: Clock Target',
      'sender-fits-fifo-queue.bad.3: Pipe Target',
    ],
  },
  {
    reason: 'a function that is hidden is mostly another one: the alias or version of this one may belong to callers outside the app',
    of: [
      'provisioned-alias-is-used.bad: Poll FunctionName',
      'provisioned-alias-is-used.bad: WorkerReady FunctionName',
      'provisioned-alias-is-used.bad.2: Poll FunctionName',
      'provisioned-alias-is-used.bad.2: WorkerVersion FunctionName',
    ],
  },
  {
    reason: 'a value of a pattern, a bus, a topic, a queue or a function that is hidden is mostly another one than on the other way',
    of: [
      'event-arrives-once.bad: OrderPlaced EventPattern.source',
      'event-arrives-once.bad: OrderPlaced Targets',
      'event-arrives-once.bad: OrderPlaced EventBusName',
      'event-arrives-once.bad: OrderSeen EventPattern.source',
      'event-arrives-once.bad: OrderSeen Targets',
      'event-arrives-once.bad: OrderSeen EventBusName',
      'event-arrives-once.bad.2: Subscription TopicArn',
      'event-arrives-once.bad.2: Subscription Endpoint',
      'event-arrives-once.bad.2: ToJobs TopicArn',
      'event-arrives-once.bad.2: ToJobs Endpoint',
      'event-arrives-once.bad.2: Poll EventSourceArn',
      'event-arrives-once.bad.2: Poll FunctionName',
      'event-arrives-once.bad.3: Scans NotificationConfiguration',
      'event-arrives-once.bad.3: Scanned EventPattern',
      'event-arrives-once.bad.3: Scanned Targets',
    ],
  },
  {
    reason: 'an action of a receipt rule that is hidden is mostly none that invokes the function of another rule without waiting for it',
    of: ['mail-is-handled-once.bad', 'mail-is-handled-once.bad.2'].flatMap((fixture) => [`${fixture}: Orders Rule`, `${fixture}: Rest Rule`]),
  },
  {
    reason: 'a state that is hidden is mostly none that waits for a task token, and a hidden target of one is mostly no function',
    of: ['task-token-has-timeout.bad: Flow Definition', 'task-token-has-timeout.bad: Flow DefinitionSubstitutions'],
  },
  {
    reason: 'of messages whose sender is not in sight nothing is said, in any app',
    of: ['filter-can-match.bad.4: Subscription Endpoint', 'filter-can-match.bad.5: Subscription TopicArn'],
  },
  {
    reason: 'a prefix that is hidden is mostly a prefix: only what is written wrong into it is reported',
    of: [
      'filter-can-match.bad.6: Uploads NotificationConfiguration',
      'filter-can-match.bad.7: Uploads NotificationConfiguration',
      'filter-can-match.bad.8: Uploads NotificationConfiguration',
    ],
  },
  {
    reason: 'a parameter gives a text or a list of texts, which are no operator outside of a list',
    of: ['filter-can-match.bad.2: Caught EventPattern.detail.object.key'],
  },
  {
    reason: 'of the events of a hidden source nothing is known, and a hidden branch is mostly one that matches',
    of: ['10', '11'].flatMap((i) => [`filter-can-match.bad.${i}: Caught EventPattern.source`, `filter-can-match.bad.${i}: Caught EventPattern.detail.$or`]),
  },
  {
    reason: 'a slip is guessed from what is written, and not from what is hidden',
    of: ['filter-can-match.bad.9: Caught EventPattern.detail.name'],
  },
  {
    reason: 'the rule asks whether the setting is given, and a hidden one is',
    of: [
      'async-limits-are-explicit.bad: Settings MaximumEventAgeInSeconds',
      'invoke-permission-is-scoped.bad: MayInvoke SourceArn',
      'starting-position-is-set.bad.3: Mapping SelfManagedEventSource',
      'starting-timestamp-is-set.bad: Mapping StartingPositionTimestamp',
    ],
  },
  {
    reason: 'the options of a mapping tell what a hidden source is: one that does not support them is refused at deployment',
    of: [
      'mapping-options-fit-source.bad.3: Mapping EventSourceArn',
    ],
  },
  {
    reason: 'a mapping that may be switched off is made to be switched on, and what fails then ends unseen',
    of: [
      'failure-exit-is-watched.bad', 'failure-exit-is-watched.bad.3', 'failure-exit-is-watched.bad.5', 'failure-exit-is-watched.bad.6',
      'failure-exit-is-watched.bad.7', 'failure-alarm-is-heard.bad', 'failure-alarm-is-heard.bad.2',
    ].map((fixture) => `${fixture}: Mapping Enabled`),
  },
  {
    reason: 'an action that is hidden is mostly a topic of another app, which listens',
    of: [
      'failure-alarm-is-heard.bad.2: FailedAlarm AlarmActions.0',
      'failure-exit-is-watched.bad.5: FailedAlarm AlarmActions',
      'failure-exit-is-watched.bad.6: FailedAlarm AlarmActions',
      'failure-exit-is-watched.bad.7: FailedAlarm AlarmActions',
    ],
  },
  {
    reason: 'where failed events end, and whether an alarm watches that, is said by failure-exit-is-watched alone',
    of: ['failure-alarm-is-heard.bad', 'failure-alarm-is-heard.bad.2'].flatMap((fixture) => [
      'FailedAlarm Namespace', 'FailedAlarm MetricName', 'FailedAlarm Dimensions', 'FailedAlarm ActionsEnabled', 'Orders RedrivePolicy',
      'Mapping EventSourceArn',
    ].map((path) => `${fixture}: ${path}`)),
  },
  {
    reason: 'where failed events end is said by failure-exit-is-watched alone, and a hidden end is mostly a queue',
    of: [
      ...['', '.2'].map((fixture) => `failure-topic-has-subscriber.bad${fixture}: Settings DestinationConfig`),
      ...['', '.2', '.3', '.4', '.5'].map((fixture) => `failure-bus-keeps-record.bad${fixture}: Settings DestinationConfig`),
      'failure-topic-has-subscriber.bad.2: Caught EventBusName',
      'failure-topic-has-subscriber.bad.2: Caught Targets',
    ],
  },
  {
    reason: 'what the role may do is hidden: role-may-deliver reports it, and mostly it may write where it is meant to',
    of: [
      ...['', '.2'].map((fixture) => `failure-topic-has-subscriber.bad${fixture}: Permissions PolicyDocument`),
      ...['', '.2', '.3', '.4', '.5'].map((fixture) => `failure-bus-keeps-record.bad${fixture}: Permissions PolicyDocument`),
    ],
  },
  {
    reason: 'what the role may do is hidden: role-may-consume reports it, and nobody can wait for what may not be needed',
    of: [
      'mapping-waits-for-permissions.bad: Mapping EventSourceArn',
      'mapping-waits-for-permissions.bad: Permissions PolicyDocument',
      'mapping-waits-for-permissions.bad: Permissions Roles',
      'mapping-waits-for-permissions.bad: Handler Role',
      'mapping-waits-for-permissions.bad: Role PermissionsBoundary',
    ],
  },
  {
    reason: 'an address that is hidden is mostly no function\'s: an API passes on to whatever speaks HTTP',
    of: [
      'gateway-waits-for-function.bad: Orders IntegrationUri',
      'gateway-waits-for-function.bad.2: Orders IntegrationUri',
    ],
  },
  {
    reason: 'a rule on a bus that the app hides catches what comes from elsewhere, as one on a bus of elsewhere does',
    of: ['destination-does-not-loop.bad.2: OrderPlaced EventBusName'],
  },
];
