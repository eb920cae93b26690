/** Writes the fix plan into the template files that were checked. Loaded only for a plan of templates. */
import { FileError, withName } from '../files/file-error';
import { gitState, GitState } from '../files/git-state';
import { InputFiles } from '../files/input-files';
import { ReplaceableFile, replaceableFile, replaceFiles } from '../files/replace-input';
import { FixPlan, fixPlan } from '../fixes/plan';
import { samPreview } from '../fixes/write/sam-preview';
import { PlanToWrite, writePlan, WrittenPlan } from '../fixes/write/write-plan';
import { CheckReport, WrittenFixes } from '../report/check/check-report';
import { ALL_RULES } from '../rules/all';
import { readTemplateTextAgain } from '../template/load/files';
import { readApp } from '../template/load/read-app';
import { NotWritable } from '../template/rewrite/source-tree';

type PlanInput = CheckReport['planInput'];

export interface WriteRun {
  readonly paths: readonly string[];
  readonly files: InputFiles;
  /** Also over a file that git could not restore. */
  readonly force: boolean;
}

export function writeFixes({ planInput }: CheckReport, { paths, files, force }: WriteRun): WrittenFixes {
  const input = toWrite(planInput, paths, files);
  const { texts } = input;
  const { changed, plan, reasons } = planned(input);
  const replacements = [...changed].map(([path, text]) => (
    { file: sameAs(texts.get(path), replaceableFile(path)), text }
  ));
  if (!force) replacements.forEach(({ file }) => refuseUnkept(file));
  const backups = replaceFiles(replacements, files);
  return { plan, files: replacements.map(({ file }, i) => ({ file: file.path, backup: backups[i] })), reasons };
}

/** The plan as `--write` would write it; no file changes. */
export function previewFixes({ app, options }: PlanInput, paths: readonly string[], files: InputFiles): FixPlan {
  return samPreview(fixPlan(app, ALL_RULES, options), app, () => writePlan(toWrite({ app, options }, paths, files)));
}

function toWrite({ app, options }: PlanInput, paths: readonly string[], files: InputFiles): PlanToWrite {
  const named = new Set(app.stacks.flatMap(({ file }) => file ?? []));
  return {
    texts: new Map([...named].map((file) => [file, readTemplateTextAgain(file, files)])),
    read: (edited) => readApp(paths, new InputFiles(edited)),
    rules: ALL_RULES,
    options,
  };
}

function planned(input: PlanToWrite): WrittenPlan {
  try {
    return writePlan(input);
  } catch (error) {
    throw error instanceof NotWritable ? new FileError(error.message) : error;
  }
}

function sameAs(text: string | undefined, file: ReplaceableFile): ReplaceableFile {
  return withName(file.path, () => {
    if (file.text !== text) throw new FileError('has changed since it was read; run the command again');
    return file;
  });
}

const REFUSED: Readonly<Partial<Record<GitState, string>>> = {
  changed: 'has changes that git does not have; commit or stage them, or pass --force',
  untracked: 'is in a git repository that does not have it; add it, or pass --force',
  unreadable: 'is in a git repository whose index cannot be read, so it may have changes that git does not have; pass --force if it has none',
};

function refuseUnkept({ path, bytes }: ReplaceableFile): void {
  const why = REFUSED[gitState(path, bytes)];
  if (why !== undefined) throw new FileError(`${path}: ${why}`);
}
