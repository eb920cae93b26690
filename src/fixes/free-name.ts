/** Names what a plan adds to templates and to code. */
import { TEMPLATE_NAME } from '../facts/names';
import { shortenName } from '../text/shorten';

/** The characters of a number behind a name that is taken. */
const NUMBER = 4;

/** Returns the requested name, or the first free one with a number after it, no longer than CloudFormation accepts. */
export function freeName(wish: string, isFree: (name: string) => boolean): string {
  const short = shortenName(wish, TEMPLATE_NAME.max - NUMBER);
  let name = short;
  for (let n = 2; !isFree(name); n += 1) name = `${short}${n}`;
  return name;
}
