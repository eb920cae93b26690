/**
 * Options of `DeliveryDefaults.apply`.
 *
 * A name in `only` and `except` is the id of a rule, as listed in RULES.md, or the path of a construct. A rule stands
 * for what its fix adds, in the whole app. A path stands for everything at and below the construct.
 */
export interface DeliveryDefaultsOptions {
  /**
   * Ids of rules and paths of constructs to which the additions are limited.
   *
   * With both, an addition has to belong to one of the rules and to one of the constructs. Permissions and alarms of
   * what is added always come with it. A name that no rule and no construct has is an error.
   *
   * @default - every function of the app: a way in which events are lost is rarely wanted
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/defaults.md
   */
  readonly only?: string[];

  /**
   * Ids of rules and paths of constructs for which nothing is added.
   *
   * To accept a single finding with a reason, acknowledge it at its construct: then nothing is added for it either. A
   * name that no rule and no construct has is an error.
   *
   * @default - no exception
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/defaults.md
   */
  readonly except?: string[];

  /**
   * Whether to add an alarm to each queue of failed events that has none, one that is there already or one that is
   * added. It has the actions of `FailureAlarms`.
   *
   * @default true - a failure queue that nobody watches loses its events when they expire
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html
   */
  readonly alarms?: boolean;
}
