/**
 * The transformations of an Amazon Data Firehose stream, and the numbers of their calls.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
 */
import { MINUTE } from '../../facts/units';

/** The principal of Firehose without its domain. */
export const FIREHOSE = 'firehose';

/** Seconds that Firehose waits for the answer. No setting changes them. */
export const TRANSFORMATION_WAIT = 5 * MINUTE;
/** Calls after a failed one, where `NumberOfRetries` sets no other number. */
export const TRANSFORMATION_RETRIES = 3;

/** The destinations that may transform records. `S3DestinationConfiguration` has no such setting. */
export const DESTINATIONS: readonly string[] = [
  'AmazonOpenSearchServerlessDestinationConfiguration',
  'AmazonopensearchserviceDestinationConfiguration',
  'ElasticsearchDestinationConfiguration',
  'ExtendedS3DestinationConfiguration',
  'HttpEndpointDestinationConfiguration',
  'IcebergDestinationConfiguration',
  'RedshiftDestinationConfiguration',
  'SnowflakeDestinationConfiguration',
  'SplunkDestinationConfiguration',
];
