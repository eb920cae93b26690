/** The command `cdk-lambda-delivery`. It reads templates and never loads aws-cdk-lib, so it starts in milliseconds. */
import { run } from './run-command';

const BAD_OUTPUT = 2;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`cdk-lambda-delivery: the report cannot be written (${error.code ?? 'unknown error'})\n`);
  process.exitCode = BAD_OUTPUT;
});

process.exitCode = run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  width: process.stdout.columns || undefined, // 0 if the terminal does not know its width
  // hasColors() respects NO_COLOR, FORCE_COLOR and the abilities of the terminal.
  colors: process.stdout.isTTY && process.stdout.hasColors(),
  clock: process.stderr.isTTY ? () => performance.now() : undefined,
});
