/** Writes the plan of a template in a folder of its own, and compares the lines before and after. */
import { readFileSync } from 'fs';
import { ran } from '../../cli/support';

interface Edit { readonly path: string; readonly was?: unknown }

interface Named { readonly rule: string; readonly resource: string; readonly property: string }

export interface Written {
  readonly exit: number;
  readonly error: string;
  readonly after: string;
  readonly plan: {
    readonly resources: readonly {
      readonly logicalId: string;
      readonly becomes: string;
      readonly edits: readonly Edit[];
      /** The same in the SAM template. */
      readonly sam?: readonly Edit[];
    }[];
    readonly acknowledgments: readonly { readonly rule: string; readonly logicalId: string }[];
    readonly left: readonly { readonly rule: string; readonly resource: string; readonly property: string; readonly notWritten?: string }[];
    readonly written: readonly { readonly file: string; readonly backup: string }[];
  };
}

export function writtenPlan(file: string, ...options: readonly string[]): Written {
  const { exit, out, error } = ran(['check', file, '--fix-plan', '--write', '--format', 'json', ...options]);
  return { exit, error, after: readFileSync(file, 'utf8'), plan: out === '' ? undefined! : JSON.parse(out) };
}

/** The findings of a file, each by rule, resource and property. */
export function findingsOf(file: string): string[] {
  const { findings } = JSON.parse(ran(['check', file, '--format', 'json']).out);
  return namesOf(findings).sort();
}

export function namesOf(findings: readonly Named[]): string[] {
  return findings.map(({ rule, resource, property }) => `${rule} ${resource} ${property}`);
}

/** The lines of the first text that the second one does not have in this order, with their numbers. */
export function linesGone(before: string, after: string): { line: number; text: string }[] {
  const [one, two] = [before.split('\n'), after.split('\n')];
  const longest = Array.from({ length: one.length + 1 }, () => new Uint16Array(two.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = two.length - 1; j >= 0; j -= 1) {
      longest[i][j] = one[i] === two[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const gone: { line: number; text: string }[] = [];
  for (let [i, j] = [0, 0]; i < one.length;) {
    if (j < two.length && one[i] === two[j]) {
      [i, j] = [i + 1, j + 1];
    } else if (j >= two.length || longest[i + 1][j] >= longest[i][j + 1]) {
      gone.push({ line: i + 1, text: one[i] });
      i += 1;
    } else {
      j += 1;
    }
  }
  return gone;
}
