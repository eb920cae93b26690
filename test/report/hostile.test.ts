/** Names of a template that try to be something else: every format shows them as text, and no format takes one for an id. */
import { REPORT_FORMATS } from '../../src/cli/report-formats';
import { folderOfEachTest, ran } from '../cli/support';
import { commandsIn, pollution } from '../hostile/invariants';
import { wellFormed } from '../hostile/well-formed';
import { script } from '../support/page';
import { aConfig, aFunction, aMapping, aQueue, arn, Json, ref } from '../template/app-of';

const folder = folderOfEachTest();
const FORMATS = [...REPORT_FORMATS.keys()];

const NAMES = [
  '__proto__', 'constructor', 'hasOwnProperty', 'toString', '\u0000', 'end', 'graph', '</script><img src=x onerror=alert(1)>', '\u202eevil\u2066', '`code` | cell | ```', '"];n2-->n1;%%',
  '@everyone #1 https://example.com', '![x](javascript:alert(1))', '\n# heading\n| a | b |\n', '#quot;#60;b#62;', '<!-- -->', '$$x$$', '##[error]x', '::error::x', 'x'.repeat(10_000),
];

/** The name as every logical id, construct path, queue name and ARN. */
function template(name: string): Json {
  const at = (declared: Json, path: string): Json => ({ ...declared, Metadata: { 'aws:cdk:path': `${name}/${path}/Resource` } });
  return {
    Resources: Object.fromEntries([
      [name, at(aQueue({ QueueName: name, RedrivePolicy: { deadLetterTargetArn: `arn:aws:sqs:eu-west-1:1:${name}`, maxReceiveCount: 5 } }), 'Queue')],
      [`${name} Fn`, at(aFunction(), 'Fn')],
      [`${name} M`, at(aMapping({ FunctionName: ref(`${name} Fn`), EventSourceArn: arn(name) }), 'M')],
      [`${name} C`, aConfig({ FunctionName: ref(`${name} Fn`), Qualifier: name, DestinationConfig: { OnFailure: { Destination: { 'Fn::ImportValue': name } } } })],
    ]),
  };
}

const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

test('the formats are those of the command', () => expect(FORMATS).toEqual(['text', 'json', 'html', 'svg', 'markdown', 'mermaid']));

describe.each(NAMES.map((name) => [JSON.stringify(name.slice(0, 40)), name]))('%s', (_, name) => {
  test.each(FORMATS)('as %s', (format) => {
    const file = folder.write('a.json', template(name));
    const old = folder.write('b.json', { Resources: { Fn: aFunction() } });
    for (const more of [[], ['--diff', old], ['--only', name.slice(0, 50)]]) {
      const { exit, out, error } = ran(['report', file, '--format', format, ...more]);
      expect([exit, error]).toEqual([0, '']);
      expect(out.replaceAll('\n', '')).not.toMatch(HARMFUL);
      expect(commandsIn(out)).toEqual([]);
      if (format === 'markdown') expect(unsafeMarkdown(out)).toEqual([]);
      if (format === 'mermaid') expect(unsafeMermaid(out)).toEqual([]);
      if (format === 'svg') expect([...wellFormed(out), ...unsafeElements(out, SVG_ELEMENTS)]).toEqual([]);
      if (format === 'html') expect(unsafeElements(withoutCode(out), HTML_ELEMENTS)).toEqual([]);
    }
    expect(pollution()).toEqual([]);
  });
});

/** Our own lines of Markdown, once code spans are taken out: headings, lists, rows, diagrams. */
const OWN = [/^#{3,4} [\w ]+$/, /^\*\*[^<>`[\]]*\*\*$/, /^\| [^<>`[\]]* \|$/, /^(?:- )?[^<>@`\\[\]|!#$]*$/, /^<sub>Read from templates, not from the account\. <\/sub>$/];

function unsafeMarkdown(text: string): readonly string[] {
  const parts = text.split(/^```(?:mermaid)?$/m);
  const diagrams = parts.filter((__, i) => i % 2 === 1).flatMap((part) => unsafeMermaid(part.slice(1)));
  const lines = parts.filter((__, i) => i % 2 === 0).join('').split('\n').map((line) => line.replace(/`[^`]*`/g, ''));
  const rows = lines.filter((line) => line.startsWith('|'));
  return [
    ...lines.filter((line) => !OWN.some((own) => own.test(line))),
    ...rows.filter((row) => row.split('|').length !== 9),
    ...(parts.length % 2 === 1 ? [] : ['an open fence']),
    ...diagrams,
  ];
}

/** The elements that we write. What a name would add is another one, or an attribute that none of ours has. */
const SVG_ELEMENTS = /^(?:svg|title|desc|style|defs|pattern|path|rect|polygon|g|text)$/;
const HTML_ELEMENTS = /^(?:html|head|meta|title|body|header|h1|h2|span|p|main|section|ul|li|a|details|summary|noscript|div|footer|script)$/;
const ATTRIBUTES = /^(?:xmlns|viewBox|width|height|role|aria-labelledby|class|id|patternUnits|patternTransform|d|stroke-width|fill|x|y|rx|points|transform|text-anchor|lang|charset|http-equiv|content|name|href|type)$/;

function unsafeElements(text: string, elements: RegExp): readonly string[] {
  return [...text.matchAll(/<([^/!\s>]*)((?:\s+[^\s"=>]+(?:="[^"]*"|=[^\s">]+)?)*)\s*>/g)].flatMap(([whole, name, attributes]) => {
    const names = [...attributes.matchAll(/\s([^\s"=]+)(?:="[^"]*")?/g)].map(([, attribute]) => attribute);
    const link = /href="(?!#)/.test(attributes);
    return elements.test(name) && names.every((attribute) => ATTRIBUTES.test(attribute)) && !link ? [] : [whole];
  });
}

/** The page without its own script and style, and with its model, in which no text may end the element. */
function withoutCode(page: string): string {
  return page.replace(/<style>[^<]*<\/style>/, '').split(`<script>${script}</script>`).join('');
}

const LABEL = '"[\\p{L}\\p{N} _\\-./:,()·≤…#;]*"';
const LINES = [
  'flowchart LR', ` {2,}n\\d+(?:\\(\\[${LABEL}\\]\\)|\\[\\(${LABEL}\\)\\]|\\[${LABEL}\\]|\\{\\{${LABEL}\\}\\})`, ` {2}subgraph s\\d+\\[${LABEL}\\]`, ' {2}end',
  ` {2}n\\d+ -(?:-|\\.-)>\\|${LABEL}\\| n\\d+`, ' {2}classDef \\w+ [\\w:#,\\- ]+', ' {2}class [n\\d,]+ \\w+', ` {2}more\\[${LABEL}\\]`, '',
].map((line) => new RegExp(`^${line}$`, 'u'));

function unsafeMermaid(text: string): readonly string[] {
  return text.split('\n').filter((line) => !LINES.some((own) => own.test(line)) || /#(?!\d+;)/.test(line.replace(/classDef.*/, '')));
}

test('counter-examples: what a name could do is found', () => {
  expect(unsafeMarkdown('### a\n\n- <b>\n- @team\n| a | b |\n')).toHaveLength(3);
  expect(unsafeElements('<text x="1"><img src=x onerror=1></text><g onclick="1"><a href="javascript:1">', SVG_ELEMENTS)).toHaveLength(3);
  expect(unsafeMermaid('flowchart LR\n  n1["a"]\n  n1["a"] --> n2\n  n2["<b>"]\n  n3["#quot;"]')).toHaveLength(3);
});

describe('an app of 400 functions that all lose events, with the longest names', () => {
  const many = (prefix: string): Json => ({
    Resources: Object.fromEntries(Array.from({ length: 400 }, (__, i) => [
      [`${prefix}${i}`, aFunction()], [`${'q"<'.repeat(60)}${i}`, aQueue()],
      [`${prefix}M${i}`, aMapping({ FunctionName: ref(`${prefix}${i}`), EventSourceArn: arn(`${'q"<'.repeat(60)}${i}`) })],
    ]).flat()),
  });

  test.each([['plain', 'a'], ['hostile', '`|"<'.repeat(50)]])('fits into a comment on a pull request with %s names', (__, prefix) => {
    const file = folder.write('many.json', many(prefix));
    const one = folder.write('one.json', { Resources: { Fn: aFunction() } });
    const whole = ran(['report', file, '--format', 'markdown']).out;
    const diff = ran(['report', file, '--format', 'markdown', '--diff', one]).out;
    expect([whole.length <= 60_000, diff.length <= 60_000]).toEqual([true, true]);
    expect(whole).toMatch(/and \d+ more/);
    expect([whole, diff].flatMap(unsafeMarkdown)).toEqual([]);
    const picture = ran(['report', file, '--format', 'mermaid']).out;
    expect(picture.length).toBeLessThanOrEqual(50_000);
    expect(picture.split('\n').filter((line) => line.includes('-->')).length).toBeLessThanOrEqual(60);
    expect(picture).toMatch(/\d+ more deliveries, not shown/);
  });
});
