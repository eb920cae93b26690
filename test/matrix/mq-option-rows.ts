/** Options of brokers of Amazon MQ. */
import { Row } from './cell';
import { sets } from './expectations';

export const MQ_ROWS: readonly Row[] = [
  {
    name: 'virtualHost',
    prop: 'virtualHost',
    give: () => ({ virtualHost: '/shop' }),
    cells: { MQ: sets('SourceAccessConfigurations.1', { Type: 'VIRTUAL_HOST', URI: '/shop' }) },
  },
];
