/**
 * The numbers that event source mappings of several kinds of sources share.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
 */
import { NumberOption } from '../../facts/number-option';
import { MINUTE } from '../../facts/units';
import { FUNCTION_TIMEOUT } from '../../resources/function/facts';

/** The batch size of every source but a queue, whose default is smaller. */
export const MAPPING_BATCH_SIZE: NumberOption = { min: 1, max: 10_000, unit: 'records', default: 100 };
export const MAPPING_BATCHING_WINDOW: NumberOption = { min: 0, max: 5 * MINUTE, unit: 'seconds', default: 0 };
/**
 * Seconds, for a Kafka, Amazon MQ or DocumentDB mapping that sets no window. A mapping can set whole seconds only.
 */
export const BROKER_DEFAULT_WINDOW = 0.5;

/** The range of `MinimumPollers`, and how many pollers a mapping has when it sets no `MaximumPollers`. */
export const MOST_MINIMUM_POLLERS = 200;
export const DEFAULT_MAXIMUM_POLLERS = 200;

/**
 * Seconds that the poller of a broker or a cluster waits for a function: one minute less than a function may run.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html
 */
export const LONGEST_RUN_OF_POLLER = 14 * MINUTE;

/**
 * Seconds that a durable execution may take when a mapping starts it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html
 */
export const LONGEST_MAPPED_EXECUTION = 15 * MINUTE;
/** The same on Managed Instances, where a function may run for so long. */
export const LONGEST_MAPPED_EXECUTION_ON_INSTANCES = FUNCTION_TIMEOUT.max;

/**
 * The actions of the execution role that let Lambda reach a source in a VPC.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
 */
export const NETWORK_ACTIONS: readonly string[] = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs',
];

/**
 * The groups of metrics that a mapping of a queue or a stream can publish.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export const MAPPING_METRICS: readonly string[] = ['EventCount'];

/** The execution role's, on a secret that Lambda logs in with. */
export const SECRET_READ_ACTION = 'secretsmanager:GetSecretValue';
