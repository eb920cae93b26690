/** Runs a handler of an example as Lambda does: the file as it ships, in a Node process of its own, beside an AWS SDK (a fake one). */
import { execFileSync } from 'child_process';
import { cpSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Untyped } from '../support/untyped';

export interface Outcome {
  readonly response?: unknown;
  readonly error?: string;
  /** Inputs of the commands that AWS took, in order. */
  readonly sent: Untyped[];
  readonly logged: string[];
  readonly errors: string[];
}

export function invoke(example: string, file: string, event: unknown, env: Record<string, string> = {}): Outcome {
  const task = mkdtempSync(join(tmpdir(), 'handler-'));
  try {
    cpSync(join(__dirname, '../../examples/typescript', example, 'handlers'), task, { recursive: true });
    cpSync(join(__dirname, 'aws-sdk'), join(task, 'node_modules'), { recursive: true });
    const output = execFileSync(process.execPath, [join(__dirname, 'run-handler.mjs'), join(task, `${file}.mjs`)], {
      input: JSON.stringify(event),
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    return JSON.parse(output) as Outcome;
  } finally {
    rmSync(task, { recursive: true });
  }
}
