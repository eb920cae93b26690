/**
 * Writes RULES.md: each rule with its reason, its AWS page, and its first bad fixture before and after the fix. The examples show only the
 * resources that differ. The fixtures, which the tests check, are the whole templates.
 */
import { ALL_RULES } from '../src/rules/all';
import { Rule } from '../src/rules/kit/define-rule';
import { HARM_TEXTS, HARMS } from '../src/rules/kit/harm';
import { checkText } from '../test/rules/check-text';
import { changed, Fixture, fixtures, Template } from '../test/rules/fixture';
import { yaml } from './yaml';

/** The fixtures do not ship. */
const FIXTURES = 'https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/test/rules/fixtures';

const MEANING = {
  error: 'AWS refuses it, or in ordinary operation an event is lost or handled twice without a trace',
  warning: 'the app does not follow a documented practice',
  info: 'worth knowing',
};

export function pageText(): string {
  const all = fixtures();
  return [
    '# Rules',
    '',
    'The rules check the delivery graph of an app for defects that lose, duplicate or block events. Each message states the fact with both',
    'values, the consequence and the exact fix. If a parameter, an import or a condition hides a value, the rule reports that it cannot decide,',
    'which never counts as a pass. The examples show parts of templates. The fixtures are the whole templates.',
    '',
    ...Object.entries(MEANING).map(([severity, meaning]) => `- **${severity}**: ${meaning}.`),
    '',
    'The table shows the usual severity of each rule. A single finding may have a lower severity if less is lost.',
    '',
    'Each rule has one harm, what the defect does to events. Findings of one severity are listed by it, the greatest harm first:',
    '',
    ...HARMS.map((harm) => `- **${HARM_TEXTS[harm].title}** (\`${harm}\`): ${HARM_TEXTS[harm].meaning}.`),
    '',
    '| rule | severity | harm | why |',
    '|---|---|---|---|',
    ...ALL_RULES.map(({ id, severity, harm, why }) => `| [${id}](#${id}) | ${severity} | ${harm} | ${why} |`),
    '',
    ...ALL_RULES.flatMap((rule) => sectionOf(rule, all.filter((fixture) => fixture.rule === rule.id))),
  ].join('\n');
}

function sectionOf({ id, severity, harm, why, source }: Rule, own: readonly Fixture[]): readonly string[] {
  const first = own.find(({ bad }) => bad);
  if (first === undefined) throw new Error(`${id} has no bad fixture`);
  const fixed = changed(first.template, first.fix);
  const ids = [...new Set([...Object.keys(first.template.Resources), ...Object.keys(fixed.Resources)])]
    .filter((name) => JSON.stringify(first.template.Resources[name]) !== JSON.stringify(fixed.Resources[name]));
  return [
    `## ${id}`,
    '',
    `**${severity}** · ${HARM_TEXTS[harm].title.toLowerCase()} · ${why} · [AWS](${source})`,
    '',
    `Fires on ${first.expect.map(({ resource, property }) => `\`${property === '' ? resource : `${resource}.${property}`}\``).join(' and ')} of`,
    '',
    ...example(first.template, ids),
    ...checkText(first).flatMap((text) => [`> ${text}`, '']),
    'Silent on',
    '',
    ...example(fixed, ids),
    `Fixtures: ${own.map(({ name }) => `[${name.slice(id.length + 1)}](${FIXTURES}/${name}.yaml)`).join(', ')}.`,
    '',
  ];
}

function example({ Resources }: Template, ids: readonly string[]): readonly string[] {
  const shown = Object.fromEntries(ids.flatMap((id) => (Resources[id] === undefined ? [] : [[id, Resources[id]]])));
  const text = Object.keys(shown).length === 0 ? `# no ${ids.join(', ')}` : yaml(shown);
  return ['```yaml', text, '```', ''];
}
