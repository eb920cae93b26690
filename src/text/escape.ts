/**
 * Escapes the text of a template for a terminal, a page of text or the log of a CI job: control characters, escape
 * sequences, characters that turn the direction of writing or cannot be seen, and one character of each CI command are
 * written as their code, so that what is shown is what is there.
 */
import { breakCommands, breakCommandsInside } from './ci-commands';

const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** All of these but the line break. */
const HARMFUL_IN_JSON = /[^\P{Cc}\n]|[\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A line, or a part of one. */
export function escapeText(text: string): string {
  return breakCommands(escapeControlCharacters(text), byCode);
}

/** The same for a format that spells other characters in a way of its own. */
export function escapeControlCharacters(text: string): string {
  return text.replace(HARMFUL, byCode);
}

/** A line of an escaped text that was wrapped: what follows a break may be a command there. */
export function escapeLine(line: string): string {
  return breakCommands(line, byCode);
}

/**
 * The same inside JSON, where a code has another spelling. The text must be JSON already, so line breaks stand between
 * values only.
 */
export function escapeJson(json: string): string {
  return breakCommandsInside(json.replace(HARMFUL_IN_JSON, byUnits), byUnits);
}

function byCode(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}}`;
}

function byUnits(character: string): string {
  return character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
