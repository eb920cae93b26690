/** Makes nodes of the document from elements. Text of a template becomes text alone, with its control characters as codes. */
import { Element as Drawn, element } from '../src/report/drawing/element';
import { escapeText } from '../src/text/escape';

const SVG = 'http://www.w3.org/2000/svg';

export function svgNode(drawn: Drawn): SVGElement {
  return made(drawn, (name) => document.createElementNS(SVG, name));
}

function htmlNode(drawn: Drawn): HTMLElement {
  return made(drawn, (name) => document.createElement(name));
}

/** An element of HTML, as `element` makes one, and with listeners. */
export function html<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Drawn['attributes'] = {}, ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = htmlNode(element(name, attributes)) as HTMLElementTagNameMap[K];
  node.append(...children.map((child) => (typeof child === 'string' ? escapeText(child) : child)));
  return node;
}

/** Text that may break after each slash of a path. */
export function breakable(text: string): readonly (Node | string)[] {
  return escapeText(text).split('/').flatMap((part, i) => (i === 0 ? [part] : ['/', html('wbr'), part]));
}

export function button(text: string, press: () => void, attributes: Drawn['attributes'] = {}): HTMLButtonElement {
  const node = html('button', { type: 'button', ...attributes }, text);
  node.addEventListener('click', press);
  return node;
}

function made<T extends Element>({ name, attributes, children }: Drawn, create: (name: string) => T): T {
  const node = create(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, escapeText(String(value)));
  node.append(...children.map((child) => (typeof child === 'string' ? escapeText(child) : made(child, create))));
  return node;
}

/** While the browser reads the page, the script draws the first screen alone: a page of many functions is there sooner. */
export function isBeingRead(): boolean {
  return document.readyState === 'loading';
}
