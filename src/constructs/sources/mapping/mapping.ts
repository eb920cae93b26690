/**
 * Makes the event source mapping of a consumer, whatever its source: the handler's role may read the source before
 * Lambda is told to poll it, and whatever all sources share is checked once.
 */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct, IDependable } from 'constructs';
import { checkHandler } from '../../checks/construct-checks';
import { addConsumer } from '../../wiring/chains/last-exits';
import { grant } from '../../wiring/grant';
import { grantWildcard, WildcardGrant } from '../../wiring/grant-wildcard';
import { refuseOtherEnvironment, refuseOtherRegion } from '../../wiring/handler-environment';
import { refuseOtherStage } from '../../wiring/other-stage';
import { allowSource } from './allow-source';
import { FilteredEventSourceConsumerProps } from './filtered-event-source-consumer-props';
import { filterSettings } from './filters';
import { refuseSecondMapping } from './refuse-second-mapping';
import { refuseUnsupportedHandler } from './supported-handler';
import { askForAnswers } from './unanswered-batches';

export interface MappingSource {
  /** Name of the prop. */
  readonly prop: string;
  /** For messages: the path of the construct, or the ARN or the addresses of a source outside the app. */
  readonly name: string;
  /** The construct of a queue, a stream or a table, which other constructs can send to. */
  readonly construct?: IConstruct;
  /** Not set for brokers outside AWS, and for an ARN that is known only at deployment. */
  readonly region?: string;
  /** Not set for brokers outside AWS. */
  readonly arn?: string;
  /** What the mapping reads of the source, such as one topic of a cluster. */
  readonly part?: string;
  /** Keys of a record that a filter may start from. Not set for a source without filters. */
  readonly filterKeys?: readonly string[];
  /** The one of them whose value a filter matches as JSON alone. */
  readonly jsonKey?: string;
  readonly statements: readonly iam.PolicyStatement[];
  /** Statements that need a wildcard, each with the reason. */
  readonly wildcards?: readonly WildcardGrant[];
}

/** Settings that are specific to a source. */
export type MappingSettings = Omit<lambda.CfnEventSourceMappingProps, 'functionName' | 'eventSourceArn'>;

export function createMapping(
  scope: Construct,
  props: FilteredEventSourceConsumerProps,
  source: MappingSource,
  settings: MappingSettings,
  dependables: readonly IDependable[] = [],
): lambda.CfnEventSourceMapping {
  const { handler } = props;
  refuseOtherEnvironment(scope, handler);
  if (source.construct !== undefined) refuseOtherStage(scope, source.prop, source.construct);
  refuseOtherRegion(scope, source);
  refuseUnsupportedHandler(scope, handler);
  refuseSecondMapping(scope, source, handler);
  checkHandler(scope, handler);
  addConsumer(scope, source, props);
  if (settings.functionResponseTypes !== undefined) askForAnswers(scope, handler);
  allowSource(scope, handler, source);
  const granted = [
    grant(scope, handler, source.statements),
    ...(source.wildcards ?? []).map((wildcard) => grantWildcard(scope, handler, wildcard)),
  ];
  const mapping = new lambda.CfnEventSourceMapping(scope, 'Mapping', {
    ...settings,
    ...filterSettings(scope, props, source),
    functionName: handler.functionArn,
    eventSourceArn: source.arn,
    enabled: props.enabled,
  });
  mapping.node.addDependency(...granted.flatMap((result) => result.dependables), ...dependables);
  scope.node.defaultChild = mapping;
  return mapping;
}
