/** What jsii knows about libraries, and how Java and Go name their modules: `aws-cdk-lib.aws_lambda` is `software.amazon.awscdk.services.lambda`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Parameter { readonly name: string; readonly variadic?: boolean }

interface Method { readonly name: string; readonly static?: boolean; readonly parameters?: readonly Parameter[] }

interface Type {
  readonly base?: string;
  /** Of a struct. */
  readonly datatype?: boolean;
  readonly initializer?: { readonly parameters?: readonly Parameter[] };
  readonly methods?: readonly Method[];
}

interface Targets {
  readonly java: { readonly package: string };
  readonly go: { readonly moduleName: string; readonly packageName?: string };
}

/** The part of jsii's assembly that is read here. */
interface Assembly {
  readonly name: string;
  readonly targets: Targets;
  readonly submodules?: Readonly<Record<string, { readonly targets: Targets }>>;
  readonly types: Readonly<Record<string, Type>>;
}

const OWN: string = JSON.parse(readFileSync('package.json', 'utf8')).name;

/** A Go module of version 2 or later ends in its version. */
const VERSIONS: Readonly<Record<string, string>> = { 'aws-cdk-lib': '/v2', 'constructs': '/v10' };

const assemblies = new Map<string, Assembly>();

/** aws-cdk-lib's is compressed. */
function readAssembly(folder: string): Assembly {
  const read = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8'));
  return read.schema === 'jsii/file-redirect' ? JSON.parse(gunzipSync(readFileSync(join(folder, read.filename))).toString()) : read;
}

function assemblyOf(fqn: string): Assembly {
  const [library] = fqn.split('.');
  if (!assemblies.has(library)) assemblies.set(library, readAssembly(library === OWN ? '.' : join('node_modules', library)));
  return assemblies.get(library)!;
}

/** `aws-cdk-lib/aws-lambda`, as an import names it, is `aws-cdk-lib.aws_lambda` in full names. */
export function namespaceOf(module: string): string {
  const [library, ...below] = module.split('/');
  return [library, ...below.map(part => part.replaceAll('-', '_'))].join('.');
}

export function javaPackage(namespace: string): string {
  const assembly = assemblyOf(namespace);
  return (assembly.submodules?.[namespace] ?? assembly).targets.java.package;
}

export function goPackage(namespace: string): { name: string; path: string } {
  const { name, targets } = assemblyOf(namespace);
  const root = targets.go.packageName ?? name;
  const below = namespace.slice(name.length + 1).replace(/[^a-z0-9]/g, '');
  return { name: below || root, path: [`${targets.go.moduleName}/${root}${VERSIONS[name] ?? ''}`, below].filter(part => part).join('/') };
}

/** `aws-cdk-lib.aws_s3.Bucket` is the name `Bucket` in the namespace `aws-cdk-lib.aws_s3`; only a namespace is written small. */
export function splitFqn(fqn: string): { namespace: string; name: string } {
  const [, namespace, name] = /^(.*?)\.([A-Z].*)$/.exec(fqn)!;
  return { namespace, name };
}

/** The full name of the type that a namespace has by this name. */
export function fqnIn(namespace: string, name: string): string | undefined {
  const fqn = `${namespace}.${name}`;
  return Object.hasOwn(assemblyOf(namespace).types, fqn) ? fqn : undefined;
}

export const isStruct = (fqn: string) => assemblyOf(fqn).types[fqn].datatype === true;

/** The parameters of a class, or of a static method of it, which Go writes with a capital. */
export function parametersOf(fqn: string, method?: string): readonly Parameter[] | undefined {
  const type = assemblyOf(fqn).types[fqn];
  if (!method) return type.initializer?.parameters ?? (type.base === undefined ? undefined : parametersOf(type.base));
  return type.methods?.find(({ name }) => name.toLowerCase() === method.toLowerCase())?.parameters;
}

/** The parameters of a method of the objects of a class, or of those that it extends. */
export function methodParameters(fqn: string, method: string): readonly Parameter[] | undefined {
  const { base, methods } = assemblyOf(fqn).types[fqn];
  const isAsked = (one: Method) => one.static !== true && one.name.toLowerCase() === method.toLowerCase();
  const found = methods?.find(isAsked);
  return found?.parameters ?? (base === undefined ? undefined : methodParameters(base, method));
}
