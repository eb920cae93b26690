/**
 * Words inside a sentence that CloudFormation and CDK have for one thing: a property of a template, and the option of a
 * construct that sets it. They are marked by noncharacters, as names are, and a sentence is printed in one of the two.
 */
const OPEN = '\ufdd2';
const OR = '\ufdd3';
const CLOSE = '\ufdd4';
const MARKS = /[\ufdd2-\ufdd4]/g;

/** Around a name in the code of an app. */
const CODE = '\ufdd5';
const END = '\ufdd6';

export type Vocabulary = 'template' | 'cdk';

/** What a template calls it, and what a CDK app does; `code` are the names in the latter that stand in code. */
export function either(inTemplate: string, inCdk: string, ...code: readonly string[]): string {
  const spelled = code.reduce((text, name) => text.replaceAll(name, codeName(name)), inWords(inCdk, 'cdk'));
  return `${OPEN}${inWords(inTemplate, 'template')}${OR}${spelled}${CLOSE}`;
}

/** What a template calls it, and the name of code that sets it in a CDK app. */
export function eitherName(inTemplate: string, name: string): string {
  return either(inTemplate, codeName(name));
}

/** The sentence in the words of one of the two, without marks. */
export function inWords(marked: string, words: Vocabulary): string {
  if (!hasOptions(marked)) return marked.replace(MARKS, '');
  const [before, ...marks] = marked.split(OPEN);
  const chosen = marks.map((part) => {
    const [or, close] = [part.indexOf(OR), part.indexOf(CLOSE)];
    if (or < 0 || close < or) return part;
    return `${words === 'template' ? part.slice(0, or) : part.slice(or + 1, close)}${part.slice(close + 1)}`;
  });
  return [before, ...chosen].join('').replace(MARKS, '');
}

/** A name in the code of a CDK app, inside what `either` says for CDK: each language spells it as its own names. */
export function codeName(name: string): string {
  return `${CODE}${name}${END}`;
}

/** The sentence with each name of code as `spell` writes it, without marks. */
export function spellNames(marked: string, spell: (name: string) => string): string {
  if (!marked.includes(CODE)) return marked.replaceAll(END, '');
  const [before, ...marks] = marked.split(CODE);
  const spelled = marks.map((part) => {
    const end = part.indexOf(END);
    return end < 0 ? part : `${spell(part.slice(0, end))}${part.slice(end + 1)}`;
  });
  return [before, ...spelled].join('').replaceAll(END, '');
}

/** Whether a sentence has words of the template and words of CDK. */
export function hasOptions(marked: string): boolean {
  return marked.includes(OPEN);
}

export function startsWithOption(marked: string): boolean {
  return marked.startsWith(OPEN);
}
