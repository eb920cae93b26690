/**
 * Text from a template made harmless for a terminal or a page of text: control characters, escape sequences, and
 * characters that turn the direction of writing or cannot be seen are written as their code, so that what is shown is
 * what is there.
 */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

export function escapeControlCharacters(text: string): string {
  return text.replace(HARMFUL, (character) => `\\u{${codeOf(character)}}`);
}

/**
 * The same inside JSON, where a code has another spelling. The text must be JSON already, so line breaks stand between
 * values only.
 */
export function escapeControlCharactersInJson(json: string): string {
  return json.replace(HARMFUL, (character) => {
    if (character === '\n') return character;
    return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  });
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
}
