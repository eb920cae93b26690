/** Each kind of source supports some options of a mapping, and Lambda refuses the others. */
import { SourceFacts } from '../facts/source-facts';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, not } from '../model/known';
import { factsOf, SOURCE_FACTS } from '../sources/facts';
import { joinWithAnd } from '../text/lists';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { location, report } from './kit/report';
import { isNeutral, settingOf } from './kit/settings';

/** Each option that some kinds of sources refuse, with the kinds that support it. */
const TAKEN_BY: ReadonlyMap<string, readonly SourceFacts[]> = groupedByOption();

function groupedByOption(): ReadonlyMap<string, readonly SourceFacts[]> {
  const options = [...new Set(SOURCE_FACTS.flatMap((facts) => facts.options))].sort();
  return new Map(options.map((option) => [option, SOURCE_FACTS.filter((facts) => facts.options.includes(option))]));
}

export const mappingOptionsFitSource = defineRule({
  id: 'mapping-options-fit-source',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda refuses a mapping with an option that its source does not support.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => [
    ...app.mappings.flatMap((delivery) => [...TAKEN_BY].flatMap(([option, takers]) => {
      const { kind } = delivery.source;
      const setting = settingOf(delivery, option);
      return setting === undefined || kind === 'unknown' || takers.some((facts) => facts.kind === kind) ? [] : report(
        location([delivery, option]),
        and(setting.given, not(isNeutral(setting))),
        () => ({
          fact: `The mapping has ${option}, and its source is ${factsOf(kind)?.noun ?? kind}; `
            + `only ${joinWithAnd(takers.map(({ noun }) => noun))} ${takers.length === 1 ? 'supports' : 'support'} it`,
          consequence: 'Lambda refuses the mapping, and the stack does not deploy',
          fix: `Remove ${option}`,
          changes: unsetValue(delivery, option),
        }),
      );
    })),
    // A source that is named and of no kind that is read may support any option.
    ...app.mappings.filter(({ source }) => source.kind === 'unknown' && isUnknown(source.node)).flatMap(reportContradiction),
  ],
});

/** The options of a mapping tell what a hidden source is, unless no source supports all of them. */
function reportContradiction(delivery: Delivery): readonly Verdict[] {
  const set = [...TAKEN_BY].flatMap(([option, takers]) => {
    const setting = settingOf(delivery, option);
    return setting === undefined ? [] : [{ option, takers, inForce: and(setting.given, not(isNeutral(setting))) }];
  });
  const fitting = (isSet: (inForce: Known<boolean>) => boolean): boolean => SOURCE_FACTS.some((facts) => (
    set.every(({ takers, inForce }) => !isSet(inForce) || takers.includes(facts))
  ));
  if (fitting((inForce) => inForce !== false)) return [];
  return report(
    location([delivery, set[0].option]),
    fitting((inForce) => inForce === true) ? and(...set.map(({ inForce }) => inForce)) : true,
    () => ({
      fact: `The mapping has ${joinWithAnd(set.map(({ option }) => option))}, and no kind of source supports all of them`,
      consequence: 'Lambda refuses the mapping, and the stack does not deploy',
      fix: `Keep those that its source supports: ${SOURCE_FACTS.filter((facts) => set.some(({ takers }) => takers.includes(facts)))
        .map(({ noun, options }) => `${noun} supports ${joinWithAnd(set.map(({ option }) => option).filter((option) => options.includes(option)))}`)
        .join('; ')}`,
      changes: [],
    }),
  );
}
