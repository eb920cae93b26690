/** Checks that the source has the metrics that its event source mapping is to publish. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { joinWithAnd } from '../../../text/lists';
import { refuse } from '../../wiring/refuse';

type MetricsSettings = Pick<lambda.CfnEventSourceMappingProps, 'metricsConfig'>;

export function metricsSettings(
  scope: Construct, metricsConfig: lambda.MetricsConfig | undefined, supported: readonly string[],
): MetricsSettings {
  if (metricsConfig !== undefined && !Array.isArray(metricsConfig.metrics)) {
    refuse(scope, {
      prop: 'metricsConfig',
      fact: 'has no list of metrics',
      consequence: 'There are no metrics to publish',
      fix: 'Give { metrics: [lambda.MetricType.EVENT_COUNT] }, or leave it out',
    });
  }
  const unsupported = metricsConfig?.metrics.find((metric) => !supported.includes(metric));
  if (unsupported) {
    const names = Object.entries(lambda.MetricType).filter(([, metric]) => supported.includes(metric));
    refuse(scope, {
      prop: 'metricsConfig',
      fact: `has ${unsupported}, which only other sources have`,
      consequence: 'AWS rejects the event source mapping',
      fix: `Give ${joinWithAnd(names.map(([name]) => `lambda.MetricType.${name}`))} only`,
    });
  }
  return { metricsConfig };
}
