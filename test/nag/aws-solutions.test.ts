import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Validations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AsyncInvocation, Destination } from '../../src';
import { everyConstruct } from './every-construct';
import { AWS_SOLUTIONS, findingsOf } from './packs';

/** Runs the pack inside the synth, as users do, and gives back what the report names. */
function reportedBy(app: App): string[] {
  jest.spyOn(console, 'error').mockImplementation();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  synthWhateverIsFound(app);
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as Report;
  return pluginReports.filter(({ pluginName }) => pluginName === 'AwsSolutions')
    .flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
}

/** A finding makes the process fail later, and in newer releases of aws-cdk-lib the synth itself. */
function synthWhateverIsFound(app: App): void {
  const { exitCode } = process;
  try {
    app.synth();
  } catch (error) {
    expect((error as Error).message).toContain('AwsSolutions');
  }
  process.exitCode = exitCode;
}

interface Report {
  readonly pluginReports: ReadonlyArray<{ readonly pluginName: string; readonly violations: ReadonlyArray<{ readonly ruleName: string }> }>;
}

afterEach(() => jest.restoreAllMocks());

test('AwsSolutions finds nothing on any construct with its defaults', () => {
  expect(findingsOf(AWS_SOLUTIONS, everyConstruct())).toEqual([]);
});

test('AwsSolutions finds nothing either when it runs inside the synth, as users run it', () => {
  const app = new App();
  everyConstruct(app);

  expect(reportedBy(app)).toEqual([]);
});

test('An acknowledgment whose id holds the colons of an ARN survives the synth too', () => {
  const app = new App();
  const stack = everyConstruct(app);
  const bucket = s3.Bucket.fromBucketName(stack, 'Imported', 'failures');
  new AsyncInvocation(stack, 'Abroad', { handler: (stack.node.findChild('Handler') as lambda.Function).addAlias('beta'), onFailure: Destination.bucket(bucket) });

  expect(reportedBy(app)).toEqual([]);
});

describe('It is not blind: of a queue without TLS and without a dead-letter queue, in the same app, it says so', () => {
  test('when it is asked', () => {
    const stack = everyConstruct();
    new sqs.Queue(stack, 'Plain');

    expect(findingsOf(AWS_SOLUTIONS, stack)).toEqual([
      { id: 'AwsSolutions-SQS3', path: 'Shop/Plain/Resource' },
      { id: 'AwsSolutions-SQS4', path: 'Shop/Plain/Resource' },
    ]);
  });

  test('inside the synth', () => {
    const app = new App();
    new sqs.Queue(everyConstruct(app), 'Plain');

    expect(reportedBy(app)).toEqual(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']);
  });
});
