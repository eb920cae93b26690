/**
 * Writes an output, and is the only place that opens a file for one: never over a file that the run has read or written
 * before.
 */
import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeFileSync } from 'fs';
import { FileError, fileErrorOf } from './file-error';
import { identityOf } from './identity';
import { InputFiles } from './input-files';

/** Without O_TRUNC: what the path leads to is looked at before it is emptied. */
// eslint-disable-next-line no-bitwise
const FLAGS = constants.O_WRONLY | constants.O_CREAT;

export function writeOutput(file: string, text: string, inputs: InputFiles): void {
  try {
    write(file, text, inputs);
  } catch (error) {
    throw fileErrorOf(error, 'written');
  }
}

function write(file: string, text: string, inputs: InputFiles): void {
  const descriptor = openSync(file, FLAGS, 0o666);
  try {
    const status = fstatSync(descriptor, { bigint: true });
    if (inputs.has(identityOf(status))) throw new FileError('is an input or another output of this run; name another file');
    if (status.isFile()) {
      ftruncateSync(descriptor);
      inputs.add(identityOf(status));
    }
    writeFileSync(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}
