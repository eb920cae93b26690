/** Names that jsii writes in another way than jsii-rosetta does, in more than one language. */
import { propertiesRead } from './typescript';

/** In Python and Java, numbers in the names of constants stand apart: `LINEAR_10PERCENT` is `LINEAR_10_PERCENT`. */
export const splitNumbers = (code: string) => code.replace(/(?<=\.)[A-Z][A-Z\d]*_[A-Z\d_]+\b/g, name => name.replace(/(\d)(?=[A-Z]{2})/g, '$1_'));

/** In Java and Go, a method reads a property: `orders.queue` is `orders.getQueue()` or `orders.Queue()`. */
export function callProperties(code: string, typescript: string, verb: string): string {
  return propertiesRead(typescript).reduce((text, { of, name }) => {
    const capital = name[0].toUpperCase() + name.slice(1);
    return text.replace(new RegExp(`\\b${of}\\.(?:${name}|${capital})\\b(?!\\()`, 'g'), `${of}.${verb}${capital}()`);
  }, code);
}
