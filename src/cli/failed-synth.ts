/** Notes the cloud assemblies that a failed `cdk synth` has left: their templates are not those of the app. */
import { join } from 'path';
import { fileExists } from '../files/input-files';

/** The `cdk` command removes it before each synth. */
const LEFT_BY_FAILURE = 'error.txt';

export function failedSynthNotes(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path !== '-' && fileExists(join(path, LEFT_BY_FAILURE)))
    .map((path) => `${join(path, LEFT_BY_FAILURE)} is what a failed cdk synth leaves: the templates beside it may be unfinished or older, so synthesize again`);
}
