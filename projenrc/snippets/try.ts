/**
 * Tries the translations of the snippets in the README, in doc comments and in `docs`:
 *
 *     npm run snippets -- python|java|go
 *
 * Python runs them; Java and Go compile them. `npm run post-compile` translates, and the package of the language has to be made before, and
 * installed for Python (CONTRIBUTING.md, "The other languages").
 */
import { accepted } from './accepted';
import { tryAll as compileGo } from './go';
import { tryAll as compileJava } from './java';
import { judge } from './judge';
import { tryAll as runPython } from './python';
import { readSnippets } from './tablet';

const TRIALS = { python: runPython, java: compileJava, go: compileGo };

async function main(language?: string): Promise<void> {
  if (language !== 'python' && language !== 'java' && language !== 'go') throw new Error(`which language? ${Object.keys(TRIALS).join(', ')}`);
  const results = TRIALS[language](await readSnippets(language));
  for (const { name, problem, accepted: reason } of judge(results, accepted[language])) {
    console.log(problem ? `not ok ${name}: ${problem}` : `ok ${name}${reason ? ` (does not work: ${reason})` : ''}`);
    if (problem) process.exitCode = 1;
  }
}

void main(process.argv[2]);
