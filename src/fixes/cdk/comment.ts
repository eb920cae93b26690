/** Text from a template in a comment: it never ends the line. */
export function comment(text: string): string {
  return `// ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')}`;
}
