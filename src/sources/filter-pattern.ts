/**
 * Whether Lambda can use an event filter's pattern. A pattern that it cannot use, or that asks for a key which the source's records
 * do not have, does not fail loudly: it matches nothing, and every event is dropped as filtered out.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export interface PatternProblem {
  readonly fact: string;
  readonly fix: string;
}

export const LONGEST_PATTERN = 4_096;
/** Filters of one mapping, and how many once AWS has raised the quota. */
export const FILTER_QUOTA = 5;
export const RAISED_FILTER_QUOTA = 10;

const OR = '$or';

export function problemOfPattern(pattern: string, rootKeys: readonly string[]): PatternProblem | undefined {
  if (pattern.length > LONGEST_PATTERN) {
    return {
      fact: `has ${pattern.length.toLocaleString('en-US')} characters, above the most of ${LONGEST_PATTERN.toLocaleString('en-US')}`,
      fix: 'Shorten it, or split it into several filters: an event is taken when one of them matches',
    };
  }
  const parsed = parse(pattern);
  if (!isObject(parsed)) {
    return { fact: 'is not a JSON object', fix: 'Build it with FilterCriteria.filter({ … })' };
  }
  return problemOfRoot(parsed, rootKeys) ?? problemOfNode(parsed, '');
}

function problemOfRoot(root: Record<string, unknown>, rootKeys: readonly string[]): PatternProblem | undefined {
  const branches = Array.isArray(root[OR]) ? root[OR].filter(isObject) : [];
  const stranger = [root, ...branches].flatMap((branch) => Object.keys(branch)).find((key) => key !== OR && !rootKeys.includes(key));
  return stranger === undefined ? undefined : {
    fact: `asks for the key "${stranger}", which no record of this source has`,
    fix: `Start from "${rootKeys[0]}", or another key of the record: ${rootKeys.join(', ')}`,
  };
}

/** Objects lead further down; what they lead to is a list of the values that match. */
function problemOfNode(node: Record<string, unknown>, path: string): PatternProblem | undefined {
  for (const [key, value] of Object.entries(node)) {
    const here = path === '' ? key : `${path}.${key}`;
    const problem = key === OR ? problemOfOr(value, here, path) : problemOfValue(value, here);
    if (problem) {
      return problem;
    }
  }
  return undefined;
}

function problemOfOr(value: unknown, here: string, path: string): PatternProblem | undefined {
  if (!Array.isArray(value) || !value.every(isObject)) {
    return { fact: `has an ${OR} at ${here} that is not a list of patterns`, fix: `Write { "${OR}": [ { … }, { … } ] }` };
  }
  return value.map((branch) => problemOfNode(branch, path)).find((problem) => problem !== undefined);
}

function problemOfValue(value: unknown, here: string): PatternProblem | undefined {
  if (isObject(value) && Object.keys(value).length > 0) {
    return problemOfNode(value, here);
  }
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item) => problemOfItem(item, here)).find((problem) => problem !== undefined);
  }
  if (isObject(value)) {
    return { fact: `has nothing to match at ${here}`, fix: `Name a key below ${here} and the values that match` };
  }
  return {
    fact: Array.isArray(value) ? `has an empty list at ${here}` : `has the bare value ${JSON.stringify(value)} at ${here}`,
    fix: Array.isArray(value)
      ? `List at least one value or operator at ${here}, for example FilterRule.exists()`
      : `Put it into a list: [${JSON.stringify(value)}], or use FilterRule.isEqual(${JSON.stringify(value)})`,
  };
}

const OPERATORS: ReadonlySet<string> = new Set([
  'prefix', 'suffix', 'anything-but', 'numeric', 'exists', 'equals-ignore-case', 'wildcard', 'cidr',
]);

/** A value to be equal to, or one operator with its argument. */
function problemOfItem(item: unknown, here: string): PatternProblem | undefined {
  const keys = isObject(item) ? Object.keys(item) : [];
  if (Array.isArray(item) || (isObject(item) && !(keys.length === 1 && OPERATORS.has(keys[0])))) {
    return {
      fact: `has ${JSON.stringify(item)} in the list at ${here}, which is neither a value nor an operator`,
      fix: `List values, or one of the operators ${[...OPERATORS].join(', ')}`,
    };
  }
  return isObject(item) && 'numeric' in item && !isRange(item.numeric) ? {
    fact: `compares with ${JSON.stringify(item.numeric)} at ${here}, which is no list of comparisons and numbers`,
    fix: 'Write a comparison and its number, such as ["=", 3], or two of them, such as [">=", 0, "<", 10]',
  } : undefined;
}

const COMPARISONS: ReadonlySet<unknown> = new Set(['=', '<', '<=', '>', '>=']);

/** Comparisons, each followed by its number. */
function isRange(numeric: unknown): boolean {
  return Array.isArray(numeric) && (numeric.length === 2 || numeric.length === 4)
    && numeric.every((part, i) => (i % 2 === 0 ? COMPARISONS.has(part) : typeof part === 'number'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
