import { DestinationFacts } from '../destination-facts';

/** The actions are on the bucket's objects; Lambda also lists the bucket when the setting is made. */
export const BUCKET_DESTINATION: DestinationFacts = {
  kind: 'bucket',
  service: 's3',
  types: ['AWS::S3::Bucket'],
  takes: ['async-failure', 'mapping-failure', 'kafka-failure'],
  actions: ['s3:PutObject'],
  keyActions: ['kms:GenerateDataKey'],
};

export const BUCKET_LIST_ACTION = 's3:ListBucket';
