/** Writes the baseline file of an app, or compares findings with it and reports entries that no longer occur. */
import { PolicyViolation } from 'aws-cdk-lib';
import { compareWithBaseline, baselineOf, Baseline, BaselineEntry, fails, formatEntry } from '../../checks/baseline';
import { BaselineError, parseBaseline } from '../../checks/parse-baseline';
import { CheckResult } from '../../checks/result';
import { INPUT_LIMITS } from '../../limits';
import { escapeJson } from '../../text/escape';
import { pluralizeCount } from '../../text/pluralize';
import { spellProp } from '../wiring/language';
import { DeliveryChecksProps, FailOn, RuleSeverity } from './delivery-checks-props';
import { FileError, InputFiles, OWN_NAMES, writeOutput } from './engine';
import { ownViolation } from './violation';

export interface ComparedWithFile {
  /** Only new results. */
  readonly result: CheckResult;
  readonly violations: readonly PolicyViolation[];
  /** Whether the file could not be used. Every finding is new then, and the synth fails. */
  readonly failed: boolean;
}

/** An exception in a plug-in does not fail a synth, so a file that cannot be used is reported as a violation. */
export function compareWithFile(result: CheckResult, props: DeliveryChecksProps, files: InputFiles): ComparedWithFile {
  try {
    return compareOrWrite(result, props, files);
  } catch (error) {
    if (!(error instanceof BaselineFileError)) throw error;
    const { message: description, fix } = error;
    const violation = ownViolation(OWN_NAMES.unusableBaseline, '', RuleSeverity.ERROR, { description, fix });
    return { result, violations: [violation], failed: true };
  }
}

class BaselineFileError extends Error {
  public constructor(message: string, public readonly fix: string) {
    super(message);
  }
}

function compareOrWrite(
  result: CheckResult,
  { baseline: file, writeBaseline, failOn = FailOn.ERROR }: DeliveryChecksProps,
  files: InputFiles,
): ComparedWithFile {
  if (file === undefined) return { result, violations: [], failed: false };
  if (writeBaseline) {
    const baseline = baselineOf(result, { unknowns: fails('unknown', failOn) });
    write(file, `${escapeJson(JSON.stringify(baseline, undefined, 2))}\n`, files);
    const nothing = { ...result, findings: [], silent: [], unknowns: [] };
    return { result: nothing, violations: [writtenViolation(baseline, file)], failed: false };
  }
  const { result: fresh, gone } = compareWithBaseline(result, readBaseline(file, files));
  const violations = gone.length === 0 ? [] : [goneViolation(gone, file)];
  return { result: fresh, violations, failed: false };
}

function write(file: string, text: string, files: InputFiles): void {
  try {
    writeOutput(file, text, files);
  } catch (error) {
    throw new BaselineFileError(`baseline ${file} cannot be written: ${reasonOf(error)}. Nothing is recorded, and later runs would fail.`,
      'Give the path of a file in a directory that exists.');
  }
}

function readBaseline(file: string, files: InputFiles): Baseline {
  try {
    return parseBaseline(files.json(file, INPUT_LIMITS.baselineMegabytes));
  } catch (error) {
    throw new BaselineFileError(`baseline ${file} cannot be used: ${reasonOf(error)}. Known and new findings cannot be distinguished.`,
      `Write it with ${spellProp('writeBaseline')}: true, or leave baseline out.`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof FileError && error.kind === 'missing') return 'there is no such file or directory';
  return error instanceof FileError || error instanceof BaselineError ? `it ${error.message}` : (error as Error).message;
}

/** While the option is set, everything passes. */
function writtenViolation({ findings }: Baseline, file: string): PolicyViolation {
  const count = countOf(findings);
  return ownViolation(OWN_NAMES.writtenBaseline, '', RuleSeverity.INFO, {
    description: `${pluralizeCount(count, 'finding is', 'findings are')} recorded in ${file}, and none is reported. `
      + `As long as ${spellProp('writeBaseline')} is set, new findings are not reported either.`,
    fix: `Remove ${spellProp('writeBaseline')}.`,
  });
}

/** One violation for all entries. */
function goneViolation(gone: readonly BaselineEntry[], file: string): PolicyViolation {
  const count = countOf(gone);
  return ownViolation(OWN_NAMES.goneFromBaseline, '', RuleSeverity.INFO, {
    description: `${pluralizeCount(count, 'finding')} that ${file} records ${count === 1 ? 'is' : 'are'} gone: ${gone.map(formatEntry).join('; ')}. `
      + `If ${count === 1 ? 'it' : 'one'} came back, it would pass as known.`,
    fix: `Write the baseline again with ${spellProp('writeBaseline')}: true.`,
  });
}

function countOf(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}
