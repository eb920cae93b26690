/** Prints text of a template as a comment that always stays on one line. */
export function comment(text: string): string {
  return `// ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')}`;
}
