/** Prints a part of a template as YAML for people: intrinsics in their short forms, lists of scalars on one line. */
import { Document, Node, Scalar, YAMLSeq } from 'yaml';
import { isObject } from '../src/template/json';

const TAGS: Readonly<Record<string, string>> = {
  'Ref': '!Ref', 'Fn::Sub': '!Sub', 'Fn::ImportValue': '!ImportValue', 'Fn::GetAtt': '!GetAtt',
};

export function yaml(value: unknown): string {
  // YAML 1.1 quotes what older readers take for a date or a boolean: 2012-10-17, yes.
  const document = new Document(undefined, { version: '1.1' });
  document.contents = nodeOf(value, document);
  return document.toString({ singleQuote: true, lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

function nodeOf(value: unknown, document: Document): Node {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = value.map((item) => nodeOf(item, document));
    list.flow = !value.some((item) => typeof item === 'object');
    return list;
  }
  if (!isObject(value)) return document.createNode(value);
  const members = Object.entries(value).map(([key, inner]) => [key, nodeOf(inner, document)]);
  return shortForm(value) ?? document.createNode(Object.fromEntries(members)) as Node;
}

/** An intrinsic with a text or, for `Fn::GetAtt`, a list of texts. */
function shortForm(value: object): Scalar | undefined {
  const [[key, argument] = [], ...others] = Object.entries(value) as [string, unknown][];
  const text = key === 'Fn::GetAtt' && Array.isArray(argument) ? argument.join('.') : argument;
  if (key === undefined || others.length > 0 || !(key in TAGS) || typeof text !== 'string') return undefined;
  const scalar = new Scalar(text);
  scalar.tag = TAGS[key];
  return scalar;
}
