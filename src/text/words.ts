/**
 * Words inside a sentence that CloudFormation and CDK have for one thing: a property of a template, and the option of a
 * construct that sets it. They are marked by noncharacters, as names are, and a sentence is printed in one of the two.
 */
const OPEN = '\ufdd2';
const OR = '\ufdd3';
const CLOSE = '\ufdd4';
const MARKS = /[\ufdd2-\ufdd4]/g;

export type Vocabulary = 'template' | 'cdk';

/** What a template calls it, and what a CDK app does. */
export function either(inTemplate: string, inCdk: string): string {
  return `${OPEN}${inWords(inTemplate, 'template')}${OR}${inWords(inCdk, 'cdk')}${CLOSE}`;
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

/** Whether a sentence has words of the template and words of CDK. */
export function hasOptions(marked: string): boolean {
  return marked.includes(OPEN);
}

export function startsWithOption(marked: string): boolean {
  return marked.startsWith(OPEN);
}
