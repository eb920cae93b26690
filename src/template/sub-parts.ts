/** Takes the text of an `Fn::Sub` apart at its `${variables}`, in one pass. `${!Literal}` is text. */

export interface SubVariable { readonly variable: string }

export function* subParts(text: string): Generator<string | SubVariable> {
  let from = 0;
  for (;;) {
    const open = text.indexOf('${', from);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) break;
    yield text.slice(from, open);
    const name = text.slice(open + 2, close);
    yield name.startsWith('!') ? `\${${name.slice(1)}}` : { variable: name.trim() };
    from = close + 1;
  }
  yield text.slice(from);
}
