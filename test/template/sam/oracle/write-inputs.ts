/** Writes each input to a file, for the translator of SAM: `ts-node write-inputs.ts FOLDER`. */
import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { fileOf, SAM_INPUTS } from './inputs';

const [folder] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const files = new Set<string>();
for (const [name, template] of SAM_INPUTS) {
  const file = fileOf(name);
  if (files.has(file)) throw new Error(`two inputs are ${file}`);
  files.add(file);
  writeFileSync(join(folder, file), JSON.stringify(template, undefined, 1));
}
console.log(`${files.size} inputs`);
