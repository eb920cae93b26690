/** The view type of a table's stream determines which images a record contains, and a filter on a missing image matches nothing. */
import { Delivery } from '../model/delivery-graph';
import { isUnknown, mapAll } from '../model/known';
import { requiresImage } from './filter-image-is-on-stream/images';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayRead } from './kit/hidden-sources';
import { location, report, undecidedIfUnknown } from './kit/report';
import { describeNode, formatValue, prop, propTo } from './kit/wording';
import { filtersProperty, patternProperty } from './queries/reader-settings';

const IMAGES = { NewImage: ['NEW_IMAGE', 'NEW_AND_OLD_IMAGES'], OldImage: ['OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] } as const;
const VIEW = 'StreamSpecification.StreamViewType';

export const filterImageIsOnStream = defineRule({
  id: 'filter-image-is-on-stream',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'A filter on an image that the stream\'s records do not contain matches no record, and Lambda skips all of them without a trace.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StreamSpecification.html',
  hidden: { source: (mapping) => mayRead(mapping, 'dynamodb') && mayRequireImage(mapping) },
  check: (app) => app.polling('table').flatMap(({ delivery, from }) => {
    const { filters } = delivery.policy;
    if (isUnknown(filters)) return undecidedIfUnknown(location([delivery, filtersProperty(delivery)]), filters);
    return filters.flatMap((pattern, i) => (['NewImage', 'OldImage'] as const).flatMap((image) => {
      const viewTypes: readonly string[] = IMAGES[image];
      const requires = isUnknown(pattern) ? pattern : requiresImage(pattern, image);
      return requires === false || from.streamView === 'none' ? [] : report(
        location([delivery, patternProperty(delivery, i)]),
        mapAll([requires, from.streamView], (required, view) => required && !viewTypes.includes(view)),
        () => ({
          fact: `The pattern matches dynamodb.${image}, and ${prop('StreamViewType')} of ${describeNode(from)} is ${formatValue(from.streamView)}`,
          consequence: `No record of that stream has ${image}: the pattern matches no record, and Lambda skips all of them without a trace`,
          fix: `Set ${propTo('StreamViewType', 'NEW_AND_OLD_IMAGES')}, or filter by data that the stream contains`,
          changes: setValue(from, VIEW, 'NEW_AND_OLD_IMAGES'),
        }),
      );
    }));
  }),
});

function mayRequireImage({ policy: { filters } }: Delivery): boolean {
  // A hidden pattern may require one.
  return isUnknown(filters) || filters.some((pattern) => isUnknown(pattern)
    || Object.keys(IMAGES).some((image) => requiresImage(pattern, image as keyof typeof IMAGES)));
}
