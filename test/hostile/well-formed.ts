/**
 * Checks that a text is well-formed XML 1.0: characters, pairs of tags, escapes. For reports without comments and
 * sections.
 */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const TAG = /<(?<close>\/?)(?<name>[\w-]+)(?<attributes>(?: [\w-]+="(?:[^<&"]|&(?:amp|lt|gt|quot|apos|#\d+);)*")*)(?<empty>\/?)>/gy;
const TEXT = /(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+);)*/gy;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

export function wellFormed(xml: string): readonly string[] {
  if (FORBIDDEN.test(xml)) return ['a character that XML does not allow'];
  if (!xml.startsWith(DECLARATION)) return ['no declaration'];
  const open: string[] = [];
  let at = DECLARATION.length;
  while (at < xml.length) {
    TEXT.lastIndex = at;
    TEXT.exec(xml);
    at = TEXT.lastIndex;
    if (at === xml.length) break;
    TAG.lastIndex = at;
    const { close, name, attributes, empty } = TAG.exec(xml)?.groups ?? {};
    if (name === undefined) return [`no tag at ${xml.slice(at, at + 60)}`];
    const names = [...attributes.matchAll(/ ([\w-]+)="/g)].map(([, key]) => key);
    if (new Set(names).size < names.length) return [`an attribute twice in ${name}`];
    if (close !== '' && open.pop() !== name) return [`${name} ends where it did not begin`];
    if (close === '' && empty === '') open.push(name);
    at = TAG.lastIndex;
  }
  return open.map((name) => `${name} does not end`);
}
