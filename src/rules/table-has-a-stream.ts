/** Lambda reads the stream of a table, and a table has a stream only if StreamSpecification is set. */
import { not } from '../model/known';
import { either, eitherName } from '../text/words';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayRead } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode } from './kit/wording';

export const tableHasAStream = defineRule({
  id: 'table-has-a-stream',
  severity: 'error',
  harm: 'refused',
  why: 'A mapping cannot read a table without a stream.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html',
  hidden: { source: (mapping) => mayRead(mapping, 'dynamodb') && mapping.source.mayBeOwn === true },
  check: (app) => app.polling('table').flatMap(({ delivery, from: table }) => report(
    location([table, 'StreamSpecification'], [delivery, 'EventSourceArn']),
    not(table.stream),
    () => ({
      fact: `A mapping reads the stream of ${describeNode(table)}, which has none`,
      consequence: `The stack does not deploy: there is no ${eitherName('StreamArn', 'tableStreamArn')}`,
      fix: either(
        'Set StreamSpecification with a StreamViewType, such as NEW_AND_OLD_IMAGES',
        'Set stream of the table, or dynamoStream of a TableV2, such as to StreamViewType.NEW_AND_OLD_IMAGES', 'stream', 'dynamoStream',
      ),
      changes: setValue(table, 'StreamSpecification', { StreamViewType: 'NEW_AND_OLD_IMAGES' }),
    }),
  )),
});
