/** Reads the version of this package; `package.json` is two folders up, both in `src` and in the published package. */
import { readFileSync } from 'fs';
import { join } from 'path';

export function ownVersion(): string {
  return (JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { readonly version: string }).version;
}
