/**
 * Tries what ships with the Node that runs this file: the command, the constructs and each example app.
 *
 *     npm run compile && npm run examples && node .ci/smoke.mjs [VERSION]
 *
 * Each example must have the templates that `npm run examples` wrote, unless that ran with the same major version of
 * Node. With a version, this Node must be of that version.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT, attempt, run, synthesize, templates } from './trial.mjs';

const FIXTURES = 'test/rules/fixtures';
const EXAMPLES = 'examples/typescript';
const made = mkdtempSync(join(tmpdir(), 'smoke-'));

process.on('exit', () => rmSync(made, { recursive: true, force: true }));

/** Example apps start `node` by its name: this Node has to be the first that is found. */
const path = dirname(process.execPath);

/** What the command prints; a warning of Node would stand on the other stream. */
function command(status, ...args) {
  const { stdout, stderr } = run(process.execPath, ['lib/cli/start.js', ...args], { path, status });
  assert.equal(stderr, '', `${args.join(' ')}: ${stderr}`);
  return stdout;
}

function rulesFound(status, ...args) {
  return JSON.parse(command(status, 'check', '--format', 'json', ...args)).findings.map(found => found.rule);
}

const wanted = process.argv[2];
if (wanted) attempt(`this is Node ${wanted}`, () => assert.equal(process.versions.node, wanted));

const rule = readdirSync(join(ROOT, FIXTURES)).find(name => name.endsWith('.bad.yaml')).replace('.bad.yaml', '');
const bad = `${FIXTURES}/${rule}.bad.yaml`;
const good = `${FIXTURES}/${rule}.good.yaml`;

attempt('check finds what is wrong with a template', () => {
  assert(rulesFound(1, '--fail-on', 'info', bad).includes(rule));
});
attempt('check does not find it in a sound one', () => {
  assert(!rulesFound(0, good).includes(rule));
});
attempt('report shows deliveries', () => {
  assert.match(command(0, 'report', bad), /\d+ deliver(y|ies)/);
});
attempt('report draws the deliveries', () => {
  assert.match(command(0, 'report', '--format', 'svg', bad), /<svg /);
  assert.match(command(0, 'report', '--format', 'html', bad), /^<!doctype html>/i);
});
attempt('the compiled code that is kept gives the same', () => {
  assert.equal(command(0, 'report', bad), command(0, 'report', bad));
});
attempt('rules lists the rules', () => {
  assert.match(command(0, 'rules'), new RegExp(`\\b${rule}\\b`));
});

attempt('constructs synthesize, and their checks run', () => {
  const require = createRequire(import.meta.url);
  const { App, Stack, aws_lambda: lambda } = require('aws-cdk-lib');
  const { SqsConsumer } = require('cdk-lambda-delivery');
  const outdir = join(made, 'constructs');
  const app = new App({ outdir });
  const stack = new Stack(app, 'Shop');
  const handler = new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
  });
  new SqsConsumer(stack, 'Orders', { handler });
  app.synth();
  const types = Object.values(templates(outdir)['Shop.template.json'].Resources).map(resource => resource.Type);
  assert(types.includes('AWS::Lambda::EventSourceMapping'), types.join(', '));
  assert.equal(types.filter(type => type === 'AWS::SQS::Queue').length, 2, types.join(', '));
  assert(existsSync(join(outdir, 'validation-report.json')), 'the checks wrote no report');
});

// `npm run examples` tried the apps with the Node that is found by its name.
const majorOf = version => version.split('.')[0];
const usual = spawnSync('node', ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim();
const isExample = name => existsSync(join(ROOT, EXAMPLES, name, 'cdk.json'));
const examples = majorOf(usual) === majorOf(process.versions.node) ? [] : readdirSync(join(ROOT, EXAMPLES)).filter(isExample);
for (const example of examples) {
  attempt(`example ${example} has the templates of \`npm run examples\``, () => {
    const assembly = join(made, example);
    synthesize(join(ROOT, EXAMPLES, example), assembly, { path });
    const others = templates(join(ROOT, 'cdk.out/examples', `${example}-floor`));
    assert.notDeepEqual(others, {});
    assert.deepEqual(templates(assembly), others);
  });
}
