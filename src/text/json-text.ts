/** Steps through the text of JSON that is known to be valid, without a value for each step. */

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA, COLON] = [...'"\\{}[],:']
  .map((char) => char.charCodeAt(0));
const BLANK = ' '.charCodeAt(0);

/** The place after the closing quote of the text that opens at `start`. */
export function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (json.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
  }
  return json.length;
}

/** The place after the value that begins at `start`. */
export function endOfValue(json: string, start: number): number {
  let depth = 0;
  for (let at = start; at < json.length; at += 1) {
    const char = json.charCodeAt(at);
    if (char === QUOTE) at = endOfText(json, at) - 1;
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) depth += 1;
    else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) depth -= 1;
    else if (depth > 0) continue;
    else return endOfScalar(json, at);
    if (depth === 0) return at + 1;
  }
  return json.length;
}

/** Whether a text that ends here is the key of an object. */
export function isKeyBefore(json: string, end: number): boolean {
  let at = end;
  while (json.charCodeAt(at) <= BLANK) at += 1;
  return json.charCodeAt(at) === COLON;
}

export function isTextAt(json: string, at: number): boolean {
  return json.charCodeAt(at) === QUOTE;
}

export function isObjectAt(json: string, at: number): boolean {
  return json.charCodeAt(at) === OPEN_BRACE;
}

export function isListAt(json: string, at: number): boolean {
  return json.charCodeAt(at) === OPEN_BRACKET;
}

/** The next place that is no white space, and none of the signs between values. */
export function nextValue(json: string, from: number): number {
  let at = from;
  while (at < json.length && isBetween(json.charCodeAt(at))) at += 1;
  return at;
}

export function isEnd(json: string, at: number): boolean {
  const char = json.charCodeAt(at);
  return at >= json.length || char === CLOSE_BRACE || char === CLOSE_BRACKET;
}

function isBetween(char: number): boolean {
  return char <= BLANK || char === COMMA || char === COLON;
}

function endOfScalar(json: string, start: number): number {
  let at = start;
  while (!isEnd(json, at) && !isBetween(json.charCodeAt(at))) at += 1;
  return at;
}
