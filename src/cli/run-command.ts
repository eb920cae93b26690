/**
 * Runs the command and returns its exit code: 0 for success, 1 for findings, and 2 for wrong usage or unreadable input,
 * with one line that says why. A new subcommand is one file, and one line here.
 */
import { Command, CommanderError } from 'commander';
import { FileError } from '../files/file-error';
import { escapeText } from '../text/escape';
import { checkCommand } from './check-command';
import { reportCommand } from './report-command';
import { rulesCommand } from './rules-command';
import { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { ownVersion } from './version';

type CreateCommand = (terminal: Terminal, exit: (code: number) => void) => Command;

const COMMANDS: readonly CreateCommand[] = [checkCommand, reportCommand, rulesCommand];
const BAD_INPUT = 2;
/** What the program itself answers, with the help of its options. Its version is in a file that a check does not read. */
const OF_PROGRAM: readonly (string | undefined)[] = ['--version', '-V', '--help', '-h', 'help'];

export type { Terminal };

export function run(args: readonly string[], terminal: Terminal): number {
  const program = new Command('cdk-lambda-delivery')
    .description('Shows and checks how events reach Lambda functions, from synthesized templates');
  let exitCode = 0;
  for (const create of COMMANDS) program.addCommand(create(terminal, (code) => { exitCode = code; }));
  if (args.length === 0 || OF_PROGRAM.includes(args[0])) program.version(ownVersion());
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: () => {},
      outputError: () => {},
    });
  }
  try {
    program.parse(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (error instanceof CommanderError || error instanceof FileError || error instanceof UsageError) {
      terminal.error(`${escapeText(oneLine(error))}\n`);
      return BAD_INPUT;
    }
    const text = `cdk-lambda-delivery: internal error, please report it with the template: ${String(error).replace(/\s+/g, ' ')}`;
    terminal.error(`${escapeText(text)}\n`);
    return BAD_INPUT;
  }
}

function oneLine(error: Error): string {
  const code = error instanceof CommanderError ? error.code : undefined;
  const text = code === 'commander.help' ? 'a subcommand is missing: try --help' : error.message;
  const hint = code === 'commander.missingArgument' ? ': pass a cloud assembly (cdk.out), a template, or - for standard input' : '';
  const words = text.replace(/^error: /, '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return `cdk-lambda-delivery: ${words.join(' ')}${hint}`;
}
