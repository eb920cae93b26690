/** The command as it ships, bundled into a folder beside the files that it reads. */
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { bundleCommand } from '../../projenrc/bundle-command';
import { Folder } from './support';

const ROOT = join(__dirname, '../..');

export interface Bundled {
  readonly command: string;
  /** The source files in the bundle. */
  readonly inputs: readonly string[];
}

export function bundledIn(folder: Folder): Bundled {
  const command = folder.file('lib/cli/index.js');
  mkdirSync(folder.file('lib/cli'), { recursive: true });
  writeFileSync(command, 'what the compiler left'); // the bundle takes its place
  const inputs = bundleCommand(command);
  for (const file of ['package.json', 'RULES.md']) copyFileSync(join(ROOT, file), folder.file(file));
  symlinkSync(join(ROOT, 'node_modules'), folder.file('node_modules'));
  return { command, inputs };
}
