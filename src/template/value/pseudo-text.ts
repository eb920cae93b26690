/** Writes a pseudo parameter so that two are equal only if they have one value: its own, where its stack tells it. */
import { pseudoKey } from '../conditions/assumption';
import { environmentOfStack } from '../stack';
import { Pseudo } from './resolved';

export function pseudoText({ name, stack }: Pseudo): string {
  if (stack === undefined) return symbolText(name);
  const { account = '', region = '' } = environmentOfStack(stack);
  if (name === 'AWS::AccountId' && /^\d+$/.test(account)) return account;
  if (name === 'AWS::Region' && region !== '' && region !== 'unknown-region') return region;
  return symbolText(pseudoKey(stack, name));
}

/** Without a colon or a slash, so that the text around it can be cut. */
export function symbolText(...words: readonly string[]): string {
  return `\${${words.map(encoded).join(',')}}`;
}

/** JSON escapes halves of a character, of which no URI can be made. */
function encoded(word: string): string {
  return encodeURIComponent(JSON.stringify(word).slice(1, -1));
}
