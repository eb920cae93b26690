/** The snippets that jsii-rosetta found in the README, in doc comments and in `docs`, as it compiled and translated them. */
import { LanguageTablet, SnippetLocation, TargetLanguage, TranslatedSnippet } from 'jsii-rosetta';
import { fqnIn, namespaceOf, splitFqn } from './modules';
import { TABLETS } from './tablets';
import { Import, importsOf, variablesOf } from './typescript';

/** What the TypeScript of a snippet makes known to whoever reads its translations. */
export interface Facts {
  readonly typescript: string;
  /** Whether the reader sees imports; else those of the fixture hold. */
  readonly hasImports: boolean;
  readonly imports: readonly Import[];
  /** Types, as TypeScript writes them, of the variables that the snippet is given. */
  readonly variables: Readonly<Record<string, string>>;
  /** Full names of the types that the snippet speaks of. */
  readonly fqns: readonly string[];
}

export interface Snippet extends Facts { readonly name: string; readonly code: string }

/** Where a reader finds the snippet: `README.md:63`, `docs/checking.md:12` or the name of a class. */
function nameOf({ api, field }: SnippetLocation): string {
  if (api.api === 'moduleReadme') {
    const page = api.moduleFqn.startsWith('docs/') ? api.moduleFqn : 'README.md';
    return `${page}:${field?.field === 'markdown' ? field.line : 0}`;
  }
  return [...('fqn' in api ? api.fqn.split('.').slice(-1) : []), ...('memberName' in api ? [api.memberName] : [])].join('.');
}

/** `lambda.Function` and `Stack`, as TypeScript writes them, are `aws-cdk-lib.aws_lambda.Function` and `aws-cdk-lib.Stack`; `string` is itself. */
function fqnsOf(type: string, imports: readonly Import[]): string[] {
  const [name, namespace] = type.split('.').reverse();
  const found = imports.filter(one => (namespace ? one.namespace === namespace : one.names.includes(name)));
  return found.map(({ module }) => `${namespaceOf(module)}.${name}`);
}

/** Names of options and of types that a translation writes, and TypeScript infers, from the modules that the snippet imports. */
function inferred(code: string, imports: readonly Import[], fqns: readonly string[]): string[] {
  const known = new Set(fqns.map(fqn => splitFqn(fqn).name));
  const names = [...new Set(code.match(/\b[A-Z]\w*/g) ?? [])].filter(name => !known.has(name));
  return imports.flatMap(({ module }) => names.flatMap(name => fqnIn(namespaceOf(module), name) ?? []));
}

/** `code` is the translation. */
export function factsOf(translated: TranslatedSnippet, code: string): Facts {
  const typescript = translated.originalSource.source;
  const complete = translated.snippet.fullSource ?? typescript; // with the fixture around it
  const imports = importsOf(complete);
  const variables = variablesOf(typescript, complete);
  const told = [...translated.fqnsReferenced().map(fqn => fqn.split('#')[0]), ...Object.values(variables).flatMap(type => fqnsOf(type, imports))];
  const fqns = [...told, ...inferred(code, imports, told)];
  return { typescript, hasImports: /^import /m.test(typescript), imports, variables, fqns: [...new Set(fqns)] };
}

/** The translation of every snippet into one language. */
export async function readSnippets(language: 'python' | 'java' | 'go'): Promise<Snippet[]> {
  const tablets = await Promise.all(TABLETS.map(file => LanguageTablet.fromFile(file)));
  return tablets.flatMap(tablet => tablet.translatedSnippets).map(translated => {
    const code = translated.get(language as TargetLanguage)!.source;
    return { ...factsOf(translated, code), name: nameOf(translated.snippet.location), code };
  });
}
