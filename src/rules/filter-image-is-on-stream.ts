/** A stream tells of a changed item what its view type says, and a filter that asks for more matches nothing. */
import { isUnknown, mapAll } from '../model/known';
import { asksForImage } from './filter-image-is-on-stream/images';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location, untold } from './kit/report';
import { describeNode, formatValue } from './kit/wording';
import { mayReadStream, setsProperty } from './queries/hidden-sources';
import { filtersProperty, patternProperty } from './queries/reader-settings';

const IMAGES = { NewImage: ['NEW_IMAGE', 'NEW_AND_OLD_IMAGES'], OldImage: ['OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] } as const;
const VIEW = 'StreamSpecification.StreamViewType';

export const filterImageIsOnStream = defineRule({
  id: 'filter-image-is-on-stream',
  severity: 'error',
  why: 'A filter on an image that the table\'s stream does not carry matches no record, and all of them are skipped without a trace.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StreamSpecification.html',
  hidden: { source: (mapping) => mayReadStream(mapping) && setsProperty(mapping, 'FilterCriteria') },
  check: (app) => app.polling('table').flatMap(({ delivery, from }) => {
    const { filters } = delivery.policy;
    if (isUnknown(filters)) return untold(location([delivery, filtersProperty(delivery)]), filters);
    return filters.flatMap((pattern, i) => (['NewImage', 'OldImage'] as const).flatMap((image) => {
      const carrying: readonly string[] = IMAGES[image];
      const asks = isUnknown(pattern) ? pattern : asksForImage(pattern, image);
      return asks === false || from.streamView === 'none' ? [] : report(
        location([delivery, patternProperty(delivery, i)]),
        mapAll([asks, from.streamView], (wanted, view) => wanted && !carrying.includes(view)),
        () => ({
          fact: `The pattern asks for dynamodb.${image}, and StreamViewType of ${describeNode(from)} is ${formatValue(from.streamView)}`,
          consequence: `No record of that stream has ${image}: the pattern matches none, and what it was to take is skipped without a trace`,
          fix: 'Set StreamViewType to NEW_AND_OLD_IMAGES, or filter by what the stream carries',
          changes: setValue(from, VIEW, 'NEW_AND_OLD_IMAGES'),
        }),
      );
    }));
  }),
});
