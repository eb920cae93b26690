/** Text of a stranger carries no command of a CI system into the log of a job, in any format; programs read the same text. */
import { readFileSync } from 'fs';
import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { escapeJson, escapeText } from '../../src/text/escape';
import { folderOfEachTest, ran } from '../cli/support';
import { aFunction, aMapping, aQueue, arn, Json } from '../template/app-of';
import { corpus } from './corpus';
import { appOfTemplate, outputsOf } from './engine';
import { brokenLaws, commandsIn } from './invariants';

const COMMANDS = [
  '::error file=src/app.ts,line=1::forged', '  ::add-mask::a', '::stop-commands::x', '##[error]forged', '##[group]', '##vso[task.setvariable variable=T]x', '##VSO[task.complete]',
  "##teamcity[buildStatus text='x']", 'a ##vso[x', '###[x', '--- group', '+++ group', '~~~ group', '^^^ +++',
];

const folder = folderOfEachTest();

/** The command as the text of every name, path, property and pattern. */
function template(command: string): Json {
  return {
    Resources: {
      [command]: { ...aQueue({ QueueName: command, Tags: [{ Key: command, Value: command }] }), Metadata: { 'aws:cdk:path': command } },
      [`${command} Fn`]: { ...aFunction({ Description: command, Timeout: 40 }), Metadata: { 'aws:cdk:path': `${command}/Fn` } },
      M: { ...aMapping({ FunctionName: { Ref: `${command} Fn` }, EventSourceArn: arn(command), FilterCriteria: { Filters: [{ Pattern: `{"${command}":1}` }] } }), Metadata: { 'aws:cdk:path': command } },
      N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: command } },
      C: { Type: 'AWS::Lambda::EventInvokeConfig', Properties: { FunctionName: { Ref: command }, Qualifier: command, DestinationConfig: { OnFailure: { Destination: `arn:aws:sqs:eu-west-1:1:${command}` } } } },
    },
  };
}

test.each(COMMANDS)('%s: every output of the engine', (command) => {
  const outputs = outputsOf(appOfTemplate(template(command), command));
  expect(brokenLaws(outputs)).toEqual([]);
  expect((JSON.parse(outputs.json) as { findings: { resource: string }[] }).findings.map(({ resource }) => resource)).toContain(command);
});

test.each(COMMANDS)('%s: every output of the command', (command) => {
  const file = folder.write(`${command.replaceAll('/', ' ')}.json`, template(command));
  const config = folder.write('c.json', { acknowledgments: [{ rule: 'queue-has-dead-letter-queue', path: command, reason: command }, { rule: 'queue-has-dead-letter-queue', stack: command, reason: command }] });
  const wrong = folder.write('w.json', { [command]: command });
  const runs = [
    ...['text', 'json', 'sarif', 'junit'].map((format) => ['check', file, '--verbose', '--format', format, '--config', config]),
    ...['text', 'json'].map((format) => ['check', file, '--fix-plan', '--format', format]),
    ...['text', 'json'].map((format) => ['report', file, '--format', format]),
    ['check', file, '--write-baseline', folder.file('b.json')],
    ['check', command], ['check', file, '--config', wrong], ['check', file, '--baseline', wrong], ['rules', command], [command], ['check', file, `--${command}`], ['check', file, '--format', command],
  ];
  const said = runs.map((args) => ran(args)).flatMap(({ out, error }) => [out, error]);
  expect(said.flatMap(commandsIn)).toEqual([]);
  expect(commandsIn(readFileSync(folder.file('b.json'), 'utf8'))).toEqual([]);
  expect(said.join('').length).toBeGreaterThan(10_000);
});

test('JUnit has the same text for whoever parses it', () => {
  const command = '##vso[task.setvariable variable=T]x';
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ attributes }) => texts.push(...Object.values(attributes)));
  parser.write(outputsOf(appOfTemplate(template(command))).junit).close();
  expect(texts.filter((text) => text.includes(command)).length).toBeGreaterThan(1);
});

test('a line that begins in the middle of a text', () => {
  const { text } = outputsOf(appOfTemplate(template(`${'x'.repeat(97)} ::error::forged`)));
  expect(text).toContain('\\u{3a}:error::forged');
  expect(commandsIn(text)).toEqual([]);
});

test('JSON means the same, and shows no command, for any text', () => {
  const text = fc.array(fc.oneof(fc.constantFrom(...COMMANDS, '##', '[', '#', ':', '\\', '"', '\n', '\u0000', '\u2028'), fc.string())).map((parts) => parts.join(''));
  fc.assert(fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text))), (value) => {
    const json = escapeJson(JSON.stringify(value, undefined, 2));
    expect(JSON.parse(json)).toEqual(value);
    expect(commandsIn(json)).toEqual([]);
    expect(commandsIn(escapeText(Object.keys(value).join(' ')))).toEqual([]);
  }));
});

test('what is no command stays as it is', () => {
  const texts = ['## [x]', 'a::b', 'LambdaDelivery::rule', '# [x]', '---', '----- x', 'a --- b', '#[x]'];
  expect(texts.map(escapeText)).toEqual(texts);
});

test('no output of a sound corpus looks like a command', () => {
  expect(corpus().filter((_, i) => i % 20 === 0).flatMap(({ template: one }) => brokenLaws(outputsOf(appOfTemplate(one))))).toEqual([]);
});

test('counter-examples: each command is found where it is not broken', () => {
  expect(COMMANDS.filter((command) => commandsIn(`a\n${command}`).length === 0)).toEqual([]);
});
