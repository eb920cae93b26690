import * as lambda from 'aws-cdk-lib/aws-lambda';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import {
  DOCUMENTDB_BATCH_SIZE, DOCUMENTDB_COLLECTION, DOCUMENTDB_DATABASE, DOCUMENTDB_FULL_DOCUMENT,
} from '../../../sources/documentdb/facts';
import { MAPPING_BATCHING_WINDOW } from '../../../sources/mapping/facts';
import { EVERY_STARTING_POSITION } from '../../../sources/stream/facts';
import { acknowledge } from '../../wiring/acknowledge';
import { refuseNoHandler } from '../../wiring/handler-environment';
import { wholeNumber, wholeSeconds } from '../../wiring/number-prop';
import { checkedProps } from '../../wiring/props';
import { checkedText, requiredText } from '../../wiring/text-prop';
import { createMapping, MappingSettings } from '../mapping/mapping';
import { accessSettings, secretAccess } from '../mapping/secret-access';
import { positionSettings } from '../mapping/starting-position';
import { documentCluster } from './document-cluster';
import { DocumentDbConsumerProps } from './document-db-consumer-props';

/**
 * A function that consumes the changes of a DocumentDB collection or database. Its role may describe the cluster,
 * read the secret that Lambda logs in with and create network interfaces in the VPC of the cluster.
 *
 * Lambda has neither a destination nor a limit of retries for DocumentDB. A batch that fails is retried until it succeeds
 * or its changes expire, and no later change is read meanwhile. So the handler has to catch what it cannot process, and
 * put it aside.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
 *
 * @example
 * declare const stock: docdb.DatabaseCluster;
 *
 * new DocumentDbConsumer(this, 'Stock', {
 *   handler,
 *   cluster: stock,
 *   databaseName: 'warehouse',
 *   collectionName: 'stock',
 *   secret,
 * });
 */
@propertyInjectable
export class DocumentDbConsumer extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.DocumentDbConsumer';

  /**
   * The UUID of the mapping from change stream to function. The mapping itself is `node.defaultChild`, a
   * `lambda.CfnEventSourceMapping`.
   */
  public readonly eventSourceMappingId: string;

  /**
   * The ARN of the mapping from change stream to function.
   */
  public readonly eventSourceMappingArn: string;

  /**
   * @throws `DeliveryError` if AWS would reject a setting, or two settings contradict each other
   */
  constructor(scope: Construct, id: string, props: DocumentDbConsumerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    refuseNoHandler(this, props.handler);
    const settings = this.settings(props);
    const source = documentCluster(this, props);
    const login = secretAccess(this, 'secret', props.secret, lambda.SourceAccessConfigurationType.BASIC_AUTH);
    const mapping = createMapping(this, props, { ...source, statements: [...source.statements, ...login.statements] }, {
      ...settings, ...accessSettings([login.access]),
    });
    this.eventSourceMappingId = mapping.ref;
    this.eventSourceMappingArn = mapping.attrEventSourceMappingArn;
    acknowledge(mapping, ['Serverless-LambdaEventSourceMappingDestination'],
      'Lambda has no destinations for DocumentDB: the handler catches what it cannot process.');
  }

  private settings(props: DocumentDbConsumerProps): MappingSettings {
    const { fullDocument } = props;
    return {
      documentDbEventSourceConfig: {
        databaseName: requiredText(this, 'databaseName', props.databaseName, DOCUMENTDB_DATABASE, 'Give the name of a database of the cluster'),
        collectionName: checkedText(this, 'collectionName', props.collectionName, DOCUMENTDB_COLLECTION),
        fullDocument: fullDocument === undefined ? undefined : DOCUMENTDB_FULL_DOCUMENT[fullDocument ? 'document' : 'change'],
      },
      ...positionSettings(this, props, EVERY_STARTING_POSITION),
      batchSize: wholeNumber(this, 'batchSize', props.batchSize, DOCUMENTDB_BATCH_SIZE) ?? DOCUMENTDB_BATCH_SIZE.default,
      maximumBatchingWindowInSeconds: wholeSeconds(this, 'maxBatchingWindow', props.maxBatchingWindow, MAPPING_BATCHING_WINDOW),
    };
  }
}
