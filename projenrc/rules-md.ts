/**
 * RULES.md: each rule with its reason, its page at AWS, and the first of its bad fixtures beside the same mended. Of the templates only the
 * resources that differ are shown; the whole ones are the fixtures, which the tests check.
 */
import { ALL_RULES } from '../src/rules/all';
import { Rule } from '../src/rules/kit/define-rule';
import { checkText } from '../test/rules/check-text';
import { changed, Fixture, fixtures, Template } from '../test/rules/fixture';
import { yaml } from './yaml';

const MEANING = {
  error: 'AWS rejects it, or an event that fails is lost or handled twice with no trace, in the ordinary course',
  warning: 'documented practice not followed',
  info: 'worth knowing',
};

export function pageText(): string {
  const all = fixtures();
  return [
    '# Rules',
    '',
    'What can lose, double or block an event, found in the delivery graph of an app. Each rule says what is wrong with both values, what follows',
    'from it, and the exact fix; what a parameter, an import or a condition hides is reported apart and never counts as a pass. Where an example',
    'shows a part of a template, its fixture is the whole one.',
    '',
    ...Object.entries(MEANING).map(([severity, meaning]) => `- **${severity}**: ${meaning}.`),
    '',
    'A rule\'s severity is its usual one: a finding of it may be lighter where less is lost.',
    '',
    '| rule | severity | why |',
    '|---|---|---|',
    ...ALL_RULES.map(({ id, severity, why }) => `| [${id}](#${id}) | ${severity} | ${why} |`),
    '',
    ...ALL_RULES.flatMap((rule) => sectionOf(rule, all.filter((fixture) => fixture.rule === rule.id))),
  ].join('\n');
}

function sectionOf({ id, severity, why, source }: Rule, own: readonly Fixture[]): readonly string[] {
  const first = own.find(({ bad }) => bad);
  if (first === undefined) throw new Error(`${id} has no bad fixture`);
  const mended = changed(first.template, first.fix);
  const ids = [...new Set([...Object.keys(first.template.Resources), ...Object.keys(mended.Resources)])]
    .filter((resource) => JSON.stringify(first.template.Resources[resource]) !== JSON.stringify(mended.Resources[resource]));
  return [
    `## ${id}`,
    '',
    `**${severity}** · ${why} · [AWS](${source})`,
    '',
    `Fires on ${first.expect.map(({ resource, property }) => `\`${[resource, property].filter((part) => part !== '').join('.')}\``).join(' and ')} of`,
    '',
    ...example(first.template, ids),
    ...checkText(first).flatMap((text) => [`> ${text}`, '']),
    'Silent on',
    '',
    ...example(mended, ids),
    `Fixtures: ${own.map(({ name }) => `[${name.slice(id.length + 1)}](test/rules/fixtures/${name}.yaml)`).join(', ')}.`,
    '',
  ];
}

function example({ Resources }: Template, ids: readonly string[]): readonly string[] {
  const shown = Object.fromEntries(ids.flatMap((id) => (Resources[id] === undefined ? [] : [[id, Resources[id]]])));
  const text = Object.keys(shown).length === 0 ? `# no ${ids.join(', ')}` : yaml(shown);
  return ['```yaml', text, '```', ''];
}
