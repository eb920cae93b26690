/** Lets the handler report which messages or records of a batch failed. */
import * as lambda from 'aws-cdk-lib/aws-lambda';

type ResponseTypes = Pick<lambda.CfnEventSourceMappingProps, 'functionResponseTypes'>;

export function responseTypes(reportBatchItemFailures: boolean): ResponseTypes {
  return { functionResponseTypes: reportBatchItemFailures ? ['ReportBatchItemFailures'] : undefined };
}
