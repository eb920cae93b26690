/** The version of the package, whose `package.json` stands two folders above, in sources and in what ships. */
import { readFileSync } from 'fs';
import { join } from 'path';

export function ownVersion(): string {
  return (JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { readonly version: string }).version;
}
