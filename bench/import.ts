/**
 * What importing the package costs beyond importing the parts of aws-cdk-lib that it uses, in fresh processes that alternate. Those parts
 * are read off its own compiled files, so the list cannot be wrong; each process loads them first and then the package.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './median';

const ROUNDS = 15;
const MOST_MS = 15;
const LIB = join(__dirname, '..', 'lib');

const files = readdirSync(LIB, { recursive: true }).map(String).filter((file) => file.endsWith('.js'));
const parts = new Set(files.flatMap((file) => [...readFileSync(join(LIB, file), 'utf8').matchAll(/require\("(aws-cdk-lib[^"]*|constructs)"\)/g)]
  .map((match) => match[1])));
const script = `
  for (const part of ${JSON.stringify([...parts])}) require(part);
  const start = process.hrtime.bigint();
  require(${JSON.stringify(LIB)});
  console.log(Number(process.hrtime.bigint() - start) / 1e6);
`;
const added = Array.from({ length: ROUNDS }, () => Number(execFileSync(process.execPath, ['-e', script], { cwd: join(__dirname, '..') })));
console.log(`import: adds ${median(added).toFixed(1)} ms to ${parts.size} parts of aws-cdk-lib (at most ${MOST_MS} ms)`);
process.exitCode = median(added) <= MOST_MS ? 0 : 1;
