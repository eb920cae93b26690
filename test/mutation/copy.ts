/** A copy of the repository in which sources are changed and tests run, so that the checkout stays as it is. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** No test file takes as long: a run without a word for this time never ends. */
const SILENCE_MS = 240_000;

export type Run = { readonly outcome: 'passed' | 'failed'; readonly by: string } | { readonly outcome: 'endless' };

export class Copy {
  /** The same for every run, so that jest finds in its cache what has not changed. */
  public readonly path = join(realpathSync(tmpdir()), 'cdk-lambda-delivery-mutation');

  public constructor(root: string) {
    this.remove();
    const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
    for (const file of stdout.split('\0')) if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(this.path, file));
    symlinkSync(realpathSync(join(root, 'node_modules')), join(this.path, 'node_modules'));
  }

  public remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  /** The test files that load a source, as jest knows them. */
  public relatedTests(file: string): readonly string[] {
    const { stdout } = this.node('jest/bin/jest.js', ['--listTests', '--findRelatedTests', file]);
    return stdout.split('\n').filter((line) => line !== '').map((path) => relative(this.path, path));
  }

  /** What is merely unused compiles. */
  public compiles(): boolean {
    return this.node('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json', '--noUnusedLocals', 'false', '--noUnusedParameters', 'false']).status === 0;
  }

  public read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  public async with<T>(file: string, text: string, use: () => Promise<T> | T): Promise<T> {
    const before = this.read(file);
    writeFileSync(join(this.path, file), text);
    try {
      return await use();
    } finally {
      writeFileSync(join(this.path, file), before);
    }
  }

  /** Runs test files in order, up to the first that fails. */
  public async run(tests: readonly string[]): Promise<Run> {
    const child = spawn(process.execPath, [
      join(this.path, 'node_modules/jest/bin/jest.js'), '--ci', '--runInBand', '--reporters=default',
      '--testSequencer=./test/mutation/nearest-first.js', '--runTestsByPath', ...tests.map((test) => join(this.path, test)),
    ], { cwd: this.path, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, CDK_VALIDATION: 'false', JSII_DEPRECATED: 'quiet' } });
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout;
      let told = '';
      let failure: string | undefined;
      const stop = () => child.kill('SIGKILL');
      const wait = () => setTimeout(stop, SILENCE_MS);
      timer = wait();
      child.stderr.on('data', (chunk: Buffer) => {
        clearTimeout(timer);
        timer = wait();
        told += chunk.toString();
        failure ??= firstFailure(told);
        if (failure !== undefined) stop(); // jest's own --bail runs on for minutes where its output is a pipe
      });
      child.on('close', (code) => {
        clearTimeout(timer);
        if (failure !== undefined) resolve({ outcome: 'failed', by: failure });
        else if (code === 0) resolve({ outcome: 'passed', by: '' });
        else resolve(code === null ? { outcome: 'endless' } : { outcome: 'failed', by: 'no test: jest ended' });
      });
    });
  }

  private node(script: string, args: readonly string[]) {
    return spawnSync(process.execPath, [join(this.path, 'node_modules', script), ...args], { cwd: this.path, encoding: 'utf8' });
  }
}

/** The first test file that fails, and its first test that does, as soon as jest has told both. */
function firstFailure(told: string): string | undefined {
  const [, file, name] = /^FAIL (\S+)[^]*?^ {2}● (.+)$/m.exec(told) ?? [];
  return file === undefined ? undefined : `${file}: ${name}`;
}
