/**
 * Makes the event source mapping of a consumer, whatever its source: the handler's role may read the source before
 * Lambda is told to poll it, and the options that all sources share are checked once.
 */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct, IDependable } from 'constructs';
import { checkHandler } from '../../checks/construct-checks';
import { addConsumer } from '../../wiring/chains/last-exits';
import { grant } from '../../wiring/grant';
import { refuseOtherEnvironment, refuseOtherRegion } from '../../wiring/handler-environment';
import { refuse } from '../../wiring/refuse';
import { EventSourceConsumerProps } from './event-source-consumer-props';
import { filterSettings } from './filters';
import { refuseSecondMapping } from './refuse-second-mapping';
import { refuseUnsupportedHandler } from './supported-handler';

export interface MappingSource {
  /** Name of the prop. */
  readonly prop: string;
  readonly construct: IConstruct;
  readonly region: string;
  readonly arn: string;
  readonly statements: readonly iam.PolicyStatement[];
  readonly filterKeys: readonly string[];
}

/** Settings that are specific to a source. */
export type MappingSettings = Omit<lambda.CfnEventSourceMappingProps, 'functionName' | 'eventSourceArn'>;

export function createMapping(
  scope: Construct,
  props: EventSourceConsumerProps,
  source: MappingSource,
  settings: MappingSettings,
  dependables: readonly IDependable[] = [],
): lambda.CfnEventSourceMapping {
  const { handler } = props;
  refuseOtherEnvironment(scope, handler);
  refuseOtherRegion(scope, source.prop, source.construct, source.region);
  refuseUnsupportedHandler(scope, handler);
  refuseSecondMapping(scope, source, handler);
  checkHandler(scope, handler);
  addConsumer(scope, source, handler);
  const granted = grant(scope, handler, source.statements);
  const mapping = new lambda.CfnEventSourceMapping(scope, 'Mapping', {
    ...settings,
    ...filterSettings(scope, props, source.filterKeys),
    functionName: handler.functionArn,
    eventSourceArn: source.arn,
    enabled: props.enabled,
    functionResponseTypes: props.reportBatchItemFailures === false ? undefined : ['ReportBatchItemFailures'],
    metricsConfig: metricsSettings(scope, props),
  });
  mapping.node.addDependency(...granted.dependables, ...dependables);
  scope.node.defaultChild = mapping;
  return mapping;
}

function metricsSettings(
  scope: Construct, { metricsConfig }: EventSourceConsumerProps,
): lambda.CfnEventSourceMappingProps['metricsConfig'] {
  if (metricsConfig !== undefined && !Array.isArray(metricsConfig.metrics)) {
    refuse(scope, {
      prop: 'metricsConfig',
      fact: 'has no list of metrics',
      consequence: 'There are no metrics to publish',
      fix: 'Give { metrics: [lambda.MetricType.EVENT_COUNT] }, or leave it out',
    });
  }
  const unsupported = metricsConfig?.metrics.find((metric) => metric !== lambda.MetricType.EVENT_COUNT);
  if (unsupported) {
    refuse(scope, {
      prop: 'metricsConfig',
      fact: `has ${unsupported}, which only Kafka sources have`,
      consequence: 'AWS rejects the event source mapping',
      fix: 'Give lambda.MetricType.EVENT_COUNT only',
    });
  }
  return metricsConfig;
}
