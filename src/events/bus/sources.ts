/** Every source of bus events whose types are known. */
import { DETAIL_TYPES, SOURCE } from '../../patterns/invocation-record';
import { INVOCATION_RECORD } from '../messages/invocation-record';
import { CLOUDTRAIL_EVENTS } from './cloudtrail';
import { S3_ON_BUS } from './s3';
import { SERVICES_ON_BUS } from './services';
import { BusSource } from './source';

/** Where a function's destination is a bus. Anybody may put events of this source on a bus of one's own. */
const LAMBDA_ON_BUS: BusSource = {
  source: SOURCE,
  events: [{
    types: [DETAIL_TYPES['on-success'], DETAIL_TYPES['on-failure']],
    detail: INVOCATION_RECORD,
  }],
};

/** Sources of AWS begin like this, and no others may. */
export const AWS_PREFIX = 'aws.';

const OF_AWS: readonly BusSource[] = [S3_ON_BUS, ...SERVICES_ON_BUS].map(
  (known) => ({ ...known, events: [...known.events, CLOUDTRAIL_EVENTS] }),
);

export const BUS_SOURCES: ReadonlyMap<string, BusSource> = new Map(
  [LAMBDA_ON_BUS, ...OF_AWS].map((known) => [known.source, known]),
);
