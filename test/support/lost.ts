/** Whether everything of a template is still there, written without what plans use. */

/** The paths of values that are gone or other than before. What waits for others may wait for more. */
export function lost(before: unknown, after: unknown, path = ''): readonly string[] {
  if (path.endsWith('.DependsOn')) return [before].flat().filter((id) => ![after].flat().includes(id)).map((id) => `${path}.${String(id)}`);
  if (typeof before !== 'object' || before === null) return before === after ? [] : [path];
  if (typeof after !== 'object' || after === null) return [path];
  const isLonger = Array.isArray(before) && (after as unknown[]).length !== before.length;
  return [
    ...isLonger ? [`${path}.length`] : [],
    ...Object.entries(before).flatMap(([key, value]) => lost(value, (after as Record<string, unknown>)[key], `${path}.${key}`)),
  ];
}
