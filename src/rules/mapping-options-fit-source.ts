/** Each kind of source supports some options of a mapping, and Lambda refuses the others. */
import { SourceFacts } from '../facts/source-facts';
import { memo } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, not } from '../model/known';
import { SourceKind } from '../model/target';
import { factsOf, SOURCE_FACTS, takesOption, kindsFitting, SELECTIVE_OPTIONS } from '../sources/facts';
import { joinWithAnd, joinWithOr } from '../text/lists';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { location, report } from './kit/report';
import { isNeutral, settingOf } from './kit/settings';
import { prop } from './kit/wording';

type TakenBy = readonly [option: string, takers: readonly SourceFacts[]];

/** Each option that some kinds of sources refuse, with the kinds that support it. */
const TAKEN_BY: readonly TakenBy[] = [...new Set(SOURCE_FACTS.flatMap((facts) => facts.options))].sort()
  .map((option) => [option, SOURCE_FACTS.filter((facts) => facts.options.includes(option))]);
const refusedByKind = new Map<SourceKind, ReadonlyMap<string, TakenBy>>();

function refusedBy(kind: SourceKind): ReadonlyMap<string, TakenBy> {
  const isRefused = ([, takers]: TakenBy): boolean => kind !== 'unknown' && !takers.some((facts) => facts.kind === kind);
  return memo(refusedByKind, kind, () => new Map(TAKEN_BY.filter(isRefused).map((option) => [option[0], option])));
}

/** The options of a mapping that its source does not support. A setting may be nested in an option. */
function refusedOptions({ settings, source }: Delivery): readonly TakenBy[] {
  const refused = refusedBy(source.kind);
  const found = settings.flatMap(({ property }) => {
    const option = refused.get(property.split('.', 1)[0]);
    return option === undefined ? [] : [option];
  });
  return found.length === 0 ? found : TAKEN_BY.filter((option) => found.includes(option));
}

export const mappingOptionsFitSource = defineRule({
  id: 'mapping-options-fit-source',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda refuses a mapping with an option that its source does not support.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => [
    ...app.mappings.flatMap((delivery) => refusedOptions(delivery).flatMap(([option, takers]) => {
      const { kind } = delivery.source;
      const setting = settingOf(delivery, option);
      return setting === undefined ? [] : report(
        location([delivery, option]),
        and(setting.given, not(isNeutral(setting))),
        () => ({
          fact: `The mapping has ${prop(option)}, and its source is ${factsOf(kind)?.noun ?? kind}; `
            + `only ${joinWithAnd(takers.map(({ noun }) => noun))} ${takers.length === 1 ? 'supports' : 'support'} it`,
          consequence: 'Lambda refuses the mapping, and the stack does not deploy',
          fix: `Remove ${prop(option)}`,
          changes: unsetValue(delivery, option),
        }),
      );
    })),
    // A source that is named and of no kind that is read may support any option.
    ...app.mappings.filter(({ source }) => source.kind === 'unknown' && isUnknown(source.node)).flatMap(reportContradiction),
  ],
});

/** The options of a mapping tell what a hidden source is, unless they fit no kind of source. */
function reportContradiction(delivery: Delivery): readonly Verdict[] {
  const inForce = new Map(SELECTIVE_OPTIONS.flatMap((option) => {
    const setting = settingOf(delivery, option);
    return setting === undefined ? [] : [[option, and(setting.given, not(isNeutral(setting)))] as const];
  }));
  const isSet = (option: string): boolean => inForce.get(option) === true;
  const mayBeSet = (option: string): boolean => (inForce.get(option) ?? false) !== false;
  const [first] = inForce.keys();
  if (first === undefined || kindsFitting(mayBeSet, isSet).length > 0) return [];
  return report(
    location([delivery, first]),
    kindsFitting(isSet, mayBeSet).length > 0 ? and(...inForce.values()) : true,
    () => ({
      fact: `No kind of source fits the options of the mapping: ${SOURCE_FACTS.map((facts) => whyUnfit(facts, mayBeSet)).join('; ')}`,
      consequence: 'Lambda refuses the mapping, and the stack does not deploy',
      fix: 'Remove the options that its source does not support, and set those that it requires',
      changes: [],
    }),
  );
}

function whyUnfit(facts: SourceFacts, mayBeSet: (option: string) => boolean): string {
  const refused = SELECTIVE_OPTIONS.filter((option) => mayBeSet(option) && !takesOption(facts, option));
  const lacking = facts.requires.filter((option) => !mayBeSet(option));
  return `${facts.noun} ${refused.length > 0 ? `does not support ${joinWithOr(refused)}` : `requires ${joinWithAnd(lacking)}`}`;
}
