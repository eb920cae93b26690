/**
 * Mends what jsii-rosetta translates wrongly, in `.jsii.tabl.json`, from which the packages take the examples in their documentation. Runs
 * after `jsii-rosetta extract`; `try.ts` shows whether what comes out works.
 */
import { TargetLanguage } from 'jsii-rosetta';
import { mendGo } from './mend-go';
import { mendJava } from './mend-java';
import { mendPython } from './mend-python';
import { FILE, factsOf, Facts, readTablet } from './tablet';

type Mend = (code: string, facts: Facts) => string;
const MENDERS: ReadonlyArray<readonly [TargetLanguage, Mend]> = [
  [TargetLanguage.PYTHON, mendPython],
  [TargetLanguage.JAVA, mendJava],
  [TargetLanguage.GO, mendGo],
  [TargetLanguage.CSHARP, code => code],
];

/** A comment above a statement of a class comes out twice. */
const onceEach = (code: string) => code.replace(/^([ \t]*\/\/.*\n)\1+/gm, '$1');

async function main(): Promise<void> {
  const tablet = await readTablet();
  for (const snippet of tablet.translatedSnippets) {
    for (const [language, mend] of MENDERS) {
      const { version } = snippet.snippet.translations[language];
      snippet.addTranslation(language, mend(onceEach(snippet.get(language)!.source), factsOf(snippet)), version);
    }
  }
  await tablet.save(FILE);
}

void main();
