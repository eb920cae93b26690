/** Reads the version of this package; `package.json` is two folders up, both in `src` and in the published package. */
import { join } from 'path';
import { InputFiles } from '../files/input-files';
import { INPUT_LIMITS } from '../limits';

export function ownVersion(): string {
  const manifest = new InputFiles().json(join(__dirname, '../../package.json'), INPUT_LIMITS.packageMegabytes);
  return (manifest as { readonly version: string }).version;
}
