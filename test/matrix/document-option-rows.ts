/** Options of the change streams of DocumentDB. */
import { Row } from './cell';
import { sets } from './expectations';

export const DOCUMENT_ROWS: readonly Row[] = [
  {
    name: 'collectionName',
    prop: 'collectionName',
    give: () => ({ collectionName: 'stock' }),
    cells: { DocumentDB: sets('DocumentDBEventSourceConfig', { DatabaseName: 'warehouse', CollectionName: 'stock' }) },
  },
  ...[true, false].map((fullDocument): Row => ({
    name: `fullDocument: ${fullDocument}`,
    prop: 'fullDocument',
    give: () => ({ fullDocument }),
    cells: { DocumentDB: sets('DocumentDBEventSourceConfig', { DatabaseName: 'warehouse', FullDocument: fullDocument ? 'UpdateLookup' : 'Default' }) },
  })),
];
