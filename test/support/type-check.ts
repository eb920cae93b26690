/** What the compiler says of TypeScript that stands in no file. */
import { join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../..');
const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: ['node'],
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  target: ts.ScriptTarget.ES2022,
  experimentalDecorators: true,
  paths: { 'cdk-lambda-delivery': [join(ROOT, 'src/index.ts')] },
};

export interface TypeError {
  readonly path: string;
  /** The line of the code. */
  readonly line: string;
  readonly message: string;
}

/** Files that are there are parsed and bound once for all calls of a suite: most of the time goes into them. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Each file has an absolute path, from which its imports are resolved. */
export function typeErrors(files: ReadonlyMap<string, string>): readonly TypeError[] {
  const host = ts.createCompilerHost(OPTIONS);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists.call(host, path);
  host.getSourceFile = (path, target, ...how) => {
    const code = files.get(path);
    if (code !== undefined) return ts.createSourceFile(path, code, target);
    if (!parsed.has(path)) parsed.set(path, getSourceFile.call(host, path, target, ...how));
    return parsed.get(path);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return [...files].flatMap(([path, code]) => {
    const source = program.getSourceFile(path)!;
    const lines = code.split('\n');
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ messageText, start = 0 }) => ({
      path,
      line: lines[source.getLineAndCharacterOfPosition(start).line].trim(),
      message: ts.flattenDiagnosticMessageText(messageText, ' '),
    }));
  });
}
