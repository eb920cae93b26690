/** Each kind of source supports some options of a mapping, and Lambda refuses the others. */
import { SourceFacts } from '../facts/source-facts';
import { and, not } from '../model/known';
import { factsOf, SOURCE_FACTS } from '../sources/facts';
import { joinWithAnd } from '../text/lists';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { isNeutral, settingOf } from './kit/settings';
import { hiddenSources, setsProperty } from './queries/hidden-sources';

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
    ...hiddenSources(app, (mapping) => setsProperty(mapping, ...TAKEN_BY.keys())),
  ],
});
