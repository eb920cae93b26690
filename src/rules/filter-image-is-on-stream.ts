/** The view type of a table's stream determines which images a record contains, and a filter on a missing image matches nothing. */
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, mapAll } from '../model/known';
import { Image, requiresImage } from './filter-image-is-on-stream/images';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayRead } from './kit/hidden-sources';
import { location, report, undecidedIfUnknown } from './kit/report';
import { describeNode, formatValue, prop, propTo } from './kit/wording';
import { filtersProperty, patternProperty } from './queries/reader-settings';

const IMAGES = { NewImage: ['NEW_IMAGE', 'NEW_AND_OLD_IMAGES'], OldImage: ['OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] } as const;
const ALL: readonly Image[] = ['NewImage', 'OldImage'];
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
    return filters.flatMap((pattern, i) => ALL.flatMap((image) => {
      const viewTypes: readonly string[] = IMAGES[image];
      const requires = isUnknown(pattern) ? pattern : requiresImage(pattern, image, 'some');
      const part = partOf(filters, i, image, from.streamView);
      return requires === false || from.streamView === 'none' ? [] : report(
        location([delivery, patternProperty(delivery, i)]),
        mapAll([requires, from.streamView], (required, view) => required && !viewTypes.includes(view)),
        () => ({
          fact: `${part === 'branch' ? 'One branch of the pattern' : 'The pattern'} matches dynamodb.${image}, and ${prop('StreamViewType')} of ${describeNode(from)} is ${formatValue(from.streamView)}`,
          consequence: `No record of that stream has ${image}: the ${part === 'branch' ? 'branch' : 'pattern'} matches no record, and `
            + (part === 'whole' ? 'Lambda skips all of them without a trace' : `only the other ${part === 'branch' ? 'branches' : 'filters'} select records`),
          fix: `Set ${propTo('StreamViewType', 'NEW_AND_OLD_IMAGES')}, or filter by data that the stream contains`,
          changes: setValue(from, VIEW, 'NEW_AND_OLD_IMAGES'),
          ...(part === 'whole' ? {} : { severity: 'warning' }),
        }),
      );
    }));
  }),
});

/** What requires the image: a branch of the pattern, one pattern of several that may match, or all that select records. */
function partOf(
  filters: readonly Known<string>[], i: number, image: Image, view: Known<string>,
): 'branch' | 'filter' | 'whole' {
  const pattern = filters[i];
  // A hidden pattern is reported as undecided.
  if (!isUnknown(pattern) && !requiresImage(pattern, image)) return 'branch';
  return filters.some((other, j) => j !== i && mayMatch(other, view)) ? 'filter' : 'whole';
}

/** Whether a filter may match a record with the images of the view. */
function mayMatch(pattern: Known<string>, view: Known<string>): boolean {
  // A hidden view may have each image.
  const missing = ALL.filter((image) => !isUnknown(view) && !(IMAGES[image] as readonly string[]).includes(view));
  // A hidden filter may match.
  return isUnknown(pattern) || !missing.some((image) => requiresImage(pattern, image));
}

function mayRequireImage({ policy: { filters } }: Delivery): boolean {
  // A hidden pattern may require one.
  return isUnknown(filters) || filters.some((pattern) => isUnknown(pattern)
    || ALL.some((image) => requiresImage(pattern, image, 'some')));
}
