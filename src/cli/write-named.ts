/** Writes a report or a baseline to a file that the user names; failure is one line with its name. */
import { withName } from '../files/file-error';
import { InputFiles } from '../files/input-files';
import { writeOutput } from '../files/write-output';

export function writeNamed(file: string, text: string, inputs: InputFiles): void {
  withName(file, () => writeOutput(file, text, inputs));
}
