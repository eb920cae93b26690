/**
 * Mends what jsii-rosetta translates wrongly, in the tablets, from one of which the packages take the examples in their documentation. Runs
 * after `jsii-rosetta extract`; `try.ts` shows whether what comes out works.
 */
import { LanguageTablet, TargetLanguage } from 'jsii-rosetta';
import { mendGo } from './mend-go';
import { mendJava } from './mend-java';
import { mendPython } from './mend-python';
import { factsOf, Facts } from './tablet';
import { TABLETS } from './tablets';

type Mend = (code: string, facts: Facts) => string;
const MENDERS: ReadonlyArray<readonly [TargetLanguage, Mend]> = [
  [TargetLanguage.PYTHON, mendPython],
  [TargetLanguage.JAVA, mendJava],
  [TargetLanguage.GO, mendGo],
  [TargetLanguage.CSHARP, code => code],
];

/** A comment above a statement of a class comes out twice. */
const onceEach = (code: string) => code.replace(/^([ \t]*\/\/.*\n)\1+/gm, '$1');

async function mendTablet(file: string): Promise<void> {
  const tablet = await LanguageTablet.fromFile(file);
  for (const snippet of tablet.translatedSnippets) {
    for (const [language, mend] of MENDERS) {
      const { version } = snippet.snippet.translations[language];
      const code = onceEach(snippet.get(language)!.source);
      snippet.addTranslation(language, mend(code, factsOf(snippet, code)), version);
    }
  }
  await tablet.save(file);
}

void Promise.all(TABLETS.map(mendTablet));
