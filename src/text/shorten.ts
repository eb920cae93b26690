/** Shortens names that are made of others, which may be as long as AWS accepts. */

const DIGITS = 8;

/** The beginning and the end of a name with a digest of the whole between them, in no more than `max` characters. */
export function shortenName(name: string, max: number): string {
  if (name.length <= max) return name;
  const rest = max - DIGITS;
  return `${name.slice(0, Math.ceil(rest / 2))}${digest(name)}${name.slice(-Math.floor(rest / 2))}`;
}

/** Made by hand: this folder imports no package, and few names share both ends. */
function digest(text: string): string {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = (hash * 31 + text.charCodeAt(i)) % PRIME;
  return hash.toString(16).padStart(DIGITS, '0');
}

/** Below 2 ** 32, so that it has as many digits. */
const PRIME = 4_294_967_291;
