/** Elements of SVG and HTML as data: written as text for a file, and made into nodes by the page. */
import { escapeText } from '../../text/escape';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Element | string)[];
}

export function element(
  name: string, attributes: Element['attributes'] = {}, ...children: readonly (Element | string)[]
): Element {
  return { name, attributes, children };
}

/** Elements that HTML writes without an end. */
const EMPTY: ReadonlySet<string> = new Set(['meta', 'input', 'br']);

/** Text of a template is harmless in it. What is markup already is put around it by `raw`. */
export function markup(node: Element | string): string {
  if (typeof node === 'string') return escaped(escapeText(node));
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? value : escaped(escapeText(value))}"`).join('');
  const start = `<${node.name}${attributes}>`;
  return EMPTY.has(node.name) ? start : `${start}${node.children.map(markup).join('')}</${node.name}>`;
}

const CODES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => CODES[character]);
}
