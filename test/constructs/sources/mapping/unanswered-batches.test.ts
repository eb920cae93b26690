import { mkdirSync, symlinkSync, writeFileSync } from 'fs';
import { App, DockerImage, Duration, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsConsumer } from '../../../../src';
import { Folder } from '../../../cli/support';

let folder: Folder;
beforeEach(() => { folder = new Folder(); });
afterEach(() => folder.remove());

const newApp = () => new App({ outdir: folder.file('cdk.out'), context: { 'cdk-lambda-delivery:checks': false } });
const { NODEJS_22_X, PYTHON_3_13, JAVA_21 } = lambda.Runtime;
const inline = (code: string, runtime = NODEJS_22_X) => ({ runtime, handler: 'index.handler', code: lambda.Code.fromInline(code) });
const SILENT = 'exports.handler = async () => {};';
const ANSWERING = 'exports.handler = async () => ({ batchItemFailures: [] });';

function notes(stack: Stack): readonly string[] {
  return Annotations.fromStack(stack).findInfo('*', Match.stringLikeRegexp('batchItemFailures')).map(({ entry }) => String(entry.data));
}

function notesOf(props: lambda.FunctionProps, consumer: { readonly reportBatchItemFailures?: boolean } = {}): readonly string[] {
  const stack = new Stack(newApp(), 'Shop');
  new SqsConsumer(stack, 'Orders', { handler: new lambda.Function(stack, 'Fn', props), ...consumer });
  return notes(stack);
}

function directory(files: Readonly<Record<string, string>>): lambda.Code {
  const path = folder.file('handler');
  mkdirSync(`${path}/lib`, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(`${path}/${name}`, text);
  return lambda.Code.fromAsset(path);
}

test('inline code that never mentions the answer is noted, with what it means and how to mend it', () => {
  expect(notesOf(inline(SILENT))).toEqual([
    'The code of Shop/Fn never mentions batchItemFailures, and reportBatchItemFailures is on. When it throws, Lambda retries the whole batch; an '
    + 'event whose error it catches is lost. Return the failed events, as docs/handlers.md of cdk-lambda-delivery shows. '
    + '[ack: cdk-lambda-delivery:unansweredBatches]',
  ]);
});

test.each<[string, string, lambda.Runtime]>([
  ['the answer', ANSWERING, NODEJS_22_X],
  ['Powertools for TypeScript', 'processPartialResponse(event, handle, new BatchProcessor(EventType.SQS))', NODEJS_22_X],
  ['Powertools for Python', 'return process_partial_response(event=event, record_handler=handle, processor=processor, context=context)', PYTHON_3_13],
  ['the answer in Python', "return {'batchItemFailures': []}", PYTHON_3_13],
])('code with %s is not noted', (_, code, runtime) => {
  expect(notesOf(inline(code, runtime))).toEqual([]);
});

test('Python without the answer is noted', () => {
  expect(notesOf(inline('def handler(event, context): pass', PYTHON_3_13))).toHaveLength(1);
});

test.each([
  ['only its code is', { 'index.mjs': SILENT, 'README.md': 'batchItemFailures' }, 1],
  ['all below it is', { 'index.js': "require('./lib/answer.cjs')", 'lib/answer.cjs': ANSWERING }, 0],
])('a directory is searched as it is staged, and %s', (_, files, count) => {
  expect(notesOf({ runtime: NODEJS_22_X, handler: 'index.handler', code: directory(files) })).toHaveLength(count);
});

test('bundled code is searched, not its source', () => {
  const source = folder.file('source');
  mkdirSync(source);
  writeFileSync(`${source}/index.ts`, ANSWERING);
  const tryBundle = (output: string) => {
    writeFileSync(`${output}/index.js`, SILENT);
    return true;
  };
  const code = lambda.Code.fromAsset(source, { bundling: { image: DockerImage.fromRegistry('none'), local: { tryBundle } } });
  expect(notesOf({ runtime: NODEJS_22_X, handler: 'index.handler', code })).toHaveLength(1);
});

describe('nothing is noted of', () => {
  test('another language', () => {
    expect(notesOf({ runtime: JAVA_21, handler: 'A', code: directory({ 'index.js': SILENT }) })).toEqual([]);
  });

  test('a directory without a text of the language', () => {
    expect(notesOf({ runtime: PYTHON_3_13, handler: 'a.b', code: directory({ 'index.js': SILENT }) })).toEqual([]);
  });

  test('a directory with a link, behind which the answer may be', () => {
    const code = directory({ 'index.js': SILENT });
    symlinkSync('/nowhere', folder.file('handler/lib/answer.js'));
    expect(notesOf({ runtime: NODEJS_22_X, handler: 'index.handler', code })).toEqual([]);
  });

  test('more files than are searched', () => {
    const files = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`f${i}.js`, SILENT]));
    expect(notesOf({ runtime: NODEJS_22_X, handler: 'index.handler', code: directory(files) })).toEqual([]);
  });

  test('an imported function', () => {
    const stack = new Stack(newApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    const handler = lambda.Function.fromFunctionAttributes(stack, 'Fn', {
      functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f', sameEnvironment: true,
    });
    new SqsConsumer(stack, 'Orders', { handler, visibilityTimeout: Duration.minutes(3) });
    expect(notes(stack)).toEqual([]);
  });

  test('a mapping that does not ask for the answer', () => {
    expect(notesOf(inline(SILENT), { reportBatchItemFailures: false })).toEqual([]);
  });
});

test('one note for an app names three handlers and counts the others, whatever the stage and the qualifier', () => {
  const app = newApp();
  const stacks = [new Stack(app, 'A'), new Stack(new Stage(app, 'Prod'), 'B')];
  for (const stack of stacks) {
    for (const id of ['F1', 'F2', 'F3']) {
      const handler = new lambda.Function(stack, id, inline(id === 'F3' ? ANSWERING : SILENT));
      new SqsConsumer(stack, `${id}Orders`, { handler });
      new SqsConsumer(stack, `${id}Returns`, { handler: new lambda.Alias(stack, `${id}Live`, { aliasName: 'live', version: handler.currentVersion }) });
    }
  }
  app.synth();
  const all = stacks.flatMap(notes);
  expect(all).toHaveLength(1);
  expect(all[0]).toMatch(/^The code of A\/F1, A\/F2, Prod\/B\/F1 and 1 other never /);
});
