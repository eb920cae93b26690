/** A template's values as YAML, with the short forms of intrinsics, for people to read. */
const SHORT: Readonly<Record<string, string>> = { 'Ref': '!Ref', 'Fn::Sub': '!Sub', 'Fn::ImportValue': '!ImportValue' };
const PLAIN = /^[A-Za-z/][A-Za-z0-9_./$ :-]*$/;
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

export function yaml(value: unknown, indent = ''): string {
  return lines(value, indent).join('\n');
}

function lines(value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const flat = inline(item);
      if (flat !== undefined) return [`${indent}- ${flat}`];
      const [first, ...rest] = lines(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value as object).flatMap(([key, inner]) => {
    const flat = inline(inner);
    return flat === undefined ? [`${indent}${scalar(key)}:`, ...lines(inner, `${indent}  `)] : [`${indent}${scalar(key)}: ${flat}`];
  });
}

/** What fits on the line of its key. */
function inline(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (Array.isArray(value)) {
    const items = value.map(inline);
    return value.every((item) => typeof item !== 'object') || value.length === 0 ? `[${items.join(', ')}]` : undefined;
  }
  const [[key, argument] = [], ...others] = Object.entries(value);
  if (others.length > 0) return undefined;
  if (key === undefined) return '{}';
  if (key === 'Fn::GetAtt' && Array.isArray(argument)) return `!GetAtt ${argument.join('.')}`;
  return key in SHORT && typeof argument === 'string' ? `${SHORT[key]} ${scalar(argument)}` : undefined;
}

function scalar(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) && !WORDS.has(value.toLowerCase()) && !/: |[ :]$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}
