/** Runs the command as a function, on templates in a folder of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { run, Terminal } from '../../src/cli/run-command';

export interface Ran { readonly exit: number; readonly out: string; readonly error: string }

export function ran(args: readonly string[], terminal: Partial<Terminal> = {}): Ran {
  let [out, error] = ['', ''];
  const exit = run(args, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    ...terminal,
  });
  return { exit, out, error };
}

export class Folder {
  public readonly path = mkdtempSync(join(tmpdir(), 'cli-'));

  public write(name: string, content: unknown): string {
    const file = join(this.path, name);
    writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return file;
  }

  public file(name: string): string {
    return join(this.path, name);
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** Each test of the file works in an empty folder, which the command takes for the working directory. */
export function folderOfEachTest(): Pick<Folder, 'write' | 'file'> {
  const here = process.cwd();
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    process.chdir(folder.path);
  });
  afterEach(() => {
    process.chdir(here);
    folder.remove();
  });
  return { write: (name, content) => folder.write(name, content), file: (name) => folder.file(name) };
}

const arn = (id: string): object => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** A queue that hides messages for a shorter time than its function runs, without a dead-letter queue: errors and a warning. */
export const LOSING = {
  Resources: {
    Fn: { Type: 'AWS::Lambda::Function', Properties: { Timeout: 30, Role: arn('Role') } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole'] },
    },
    Orders: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 10 } },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: { Ref: 'Fn' },
        EventSourceArn: arn('Orders'),
        BatchSize: 1,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
  },
};

/** The same, where all is well. */
export const SOUND = {
  Resources: {
    ...LOSING.Resources,
    Dead: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } },
    Orders: {
      Type: 'AWS::SQS::Queue',
      Properties: { VisibilityTimeout: 180, RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 5 } },
    },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Dead', 'QueueName'] } }],
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        EvaluationPeriods: 1,
        Period: 60,
        Statistic: 'Maximum',
        Threshold: 1,
        AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:on-call'],
      },
    },
  },
};

/** What hides the function's timeout from the checks. */
export const HIDDEN = {
  ...SOUND,
  Parameters: { Seconds: { Type: 'Number' } },
  Resources: { ...SOUND.Resources, Fn: { Type: 'AWS::Lambda::Function', Properties: { Timeout: { Ref: 'Seconds' }, Role: arn('Role') } } },
};
