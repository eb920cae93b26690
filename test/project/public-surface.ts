/** What `src/index.ts` offers, and what its documentation leaves out. */
import * as ts from 'typescript';
import { type SourceFile } from './source-tree';

/** Lines of the index that are anything but `export { A, B } from './x'`. */
export function unnamedExports(index: SourceFile): string[] {
  return index.syntax.statements
    .filter(line => !(ts.isExportDeclaration(line) && line.exportClause && ts.isNamedExports(line.exportClause) && line.moduleSpecifier))
    .map(line => line.getText());
}

interface PublicDeclaration {
  readonly name: string;
  /** Undefined where the file that the index names does not declare it. */
  readonly node?: ts.DeclarationStatement;
}

export function publicDeclarations(index: SourceFile, files: readonly SourceFile[]): PublicDeclaration[] {
  const exports = index.syntax.statements.filter(ts.isExportDeclaration);
  return exports.flatMap((line, at) => {
    const from = files.find(file => file.path === index.files[at]);
    const names = line.exportClause && ts.isNamedExports(line.exportClause) ? line.exportClause.elements : [];
    return names.map(element => {
      const name = (element.propertyName ?? element.name).text;
      return { name: element.name.text, node: from?.syntax.statements.find((node): node is ts.DeclarationStatement => declares(node, name)) };
    });
  });
}

function declares(node: ts.Statement, name: string): boolean {
  const named = ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node);
  return named && node.name?.text === name;
}

/** Public declarations and members that say nothing of themselves, and optional ones that do not say what they are by default. */
export function undocumented(index: SourceFile, files: readonly SourceFile[]): string[] {
  return publicDeclarations(index, files).flatMap(({ name, node }) => {
    if (!node) return [`${name}: the file that index.ts names does not declare it`];
    const members = ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node) ? [...node.members] : [];
    return [
      ...(isDocumented(node) ? [] : [`${name}: no description`]),
      ...members.filter(isPublic).flatMap(member => faults(member).map(fault => `${name}.${member.name?.getText()}: ${fault}`)),
    ];
  });
}

function faults(member: ts.Node & { readonly questionToken?: ts.Node }): string[] {
  const isSetting = ts.isPropertySignature(member) && member.questionToken !== undefined;
  const hasDefault = ts.getJSDocTags(member).some(tag => tag.tagName.text === 'default' && textOf(tag.comment) !== '');
  return [
    ...(isDocumented(member) ? [] : ['no description']),
    ...(isSetting && !hasDefault ? ['optional, and no @default'] : []),
  ];
}

function isPublic(member: ts.ClassElement | ts.TypeElement | ts.EnumMember): boolean {
  if (ts.isConstructorDeclaration(member)) return false;
  const isInternal = ts.getJSDocTags(member).some(tag => tag.tagName.text === 'internal');
  const modifiers = ts.canHaveModifiers(member) ? ts.getModifiers(member) ?? [] : [];
  const isHidden = modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword);
  return !isInternal && !isHidden;
}

function isDocumented(node: ts.Node): boolean {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return docs.some(doc => textOf(doc.comment) !== '') || ts.getJSDocTags(node).some(tag => tag.tagName.text === 'inheritdoc');
}

function textOf(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').trim();
}

/** Public names whose first sentence has a semicolon: jsii ends the summary there, in every language. */
export function cutSummaries(index: SourceFile, files: readonly SourceFile[]): string[] {
  return publicDeclarations(index, files).flatMap(({ name, node }) => {
    if (!node) return [];
    const members = ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node) ? [...node.members] : [];
    const named: { readonly name: string; readonly node: ts.Node }[] = [
      { name, node }, ...members.map((member) => ({ name: `${name}.${member.name?.getText()}`, node: member })),
    ];
    return named.filter((one) => firstSentence(one.node).includes(';')).map((one) => one.name);
  });
}

function firstSentence(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return /^.*?(?:[.!?](?=\s|$)|$)/s.exec(textOf(doc?.comment))?.[0] ?? '';
}

