/**
 * What a language has of its own, as one digest: the API that its package is generated from, its translated snippets, its example apps, and what
 * makes and tries them. The JavaScript behind it is the same in every language, and Python tries that at every change. `.ci/tried.json`
 * has the digests of what was tried last; `node .ci/languages.mjs LANGUAGE…` tries and writes them.
 */
const { createHash } = require('node:crypto');

/** Words of documentation, and lines of the source, are no part of a package's code. */
const WORDS = new Set(['docs', 'locationInModule', 'readme']);

/** A value without words, with the keys of every object in order. */
function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.keys(value).filter((key) => !WORDS.has(key)).sort().map((key) => [key, inOrder(value[key])]));
}

/**
 * `assembly` is `.jsii`, and `tablets` have the snippets; `files` are texts, and `others` whatever else the trial depends on,
 * each by a name.
 */
function digestOf(language, { assembly: { types, targets, dependencies }, tablets, files, others }) {
  const snippets = tablets.flatMap(({ snippets: all }) => Object.values(all)).map(({ translations }) => translations[language]?.source ?? '').sort();
  const own = inOrder({ types, target: targets[language], dependencies, snippets, others });
  return createHash('sha256').update(JSON.stringify([own, Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))])).digest('hex');
}

module.exports = { digestOf };
