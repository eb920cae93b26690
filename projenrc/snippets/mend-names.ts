/** Names that jsii writes in another way than jsii-rosetta does, in more than one language. */
import { propertiesOfProperties, propertiesRead } from './typescript';

/** In Python and Java, numbers in the names of constants stand apart: `LINEAR_10PERCENT` is `LINEAR_10_PERCENT`. */
export const splitNumbers = (code: string) => code.replace(/(?<=\.)[A-Z][A-Z\d]*_[A-Z\d_]+\b/g, name => name.replace(/(\d)(?=[A-Z]{2})/g, '$1_'));

export const capital = (name: string) => name[0].toUpperCase() + name.slice(1);

/** In Java and Go, a method reads a property: `orders.queue` is `orders.getQueue()` or `orders.Queue()`. */
export function callProperties(code: string, typescript: string, verb: string): string {
  const ofVariables = propertiesRead(typescript).reduce((text, { of, name }) => (
    text.replace(new RegExp(`\\b${of}\\.(?:${name}|${capital(name)})\\b(?!\\()`, 'g'), `${of}.${verb}${capital(name)}()`)), code);
  return propertiesOfProperties(typescript).reduce((text, { of, name }) => (
    text.replace(new RegExp(`(?<=\\b${verb}${capital(of)}\\(\\))\\.(?:${name}|${capital(name)})\\b(?!\\()`, 'g'), `.${verb}${capital(name)}()`)), ofVariables);
}

/** What sets a property: `config.getQualifier() = live;` is `config.setQualifier(live);` or `config.SetQualifier(live)`. */
export function callSetters(code: string, verb: string, setter: string): string {
  return code.replace(new RegExp(`^(\\s*\\w+)\\.${verb}([A-Z]\\w*)\\(\\) = (.*?)(;?)( //.*)?$`, 'gm'), `$1.${setter}$2($3)$4$5`);
}
