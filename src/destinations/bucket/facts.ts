import { KEY_WRITE_ACTIONS, WRITE_ACTIONS } from '../../facts/write-actions';
import { DestinationFacts } from '../destination-facts';

/** The actions are on the bucket's objects; Lambda also lists the bucket when the setting is made. */
export const BUCKET_DESTINATION: DestinationFacts = {
  kind: 'bucket',
  service: 's3',
  types: ['AWS::S3::Bucket'],
  takes: ['async-failure', 'mapping-failure', 'kafka-failure'],
  actions: WRITE_ACTIONS.bucket,
  keyActions: KEY_WRITE_ACTIONS.records,
};

export const BUCKET_LIST_ACTION = 's3:ListBucket';
