/**
 * Names and ids that CloudFormation or AWS generates for a resource of the app, and that someone read after the first
 * deployment and wrote into a template. Such a text is perhaps that resource, so it is never certainly another one.
 */
import { memo } from '../model/collections';
import { Resource } from '../template/stack';
import { COLONS_BEFORE_NAME, isChar, placeAfterColons, SymbolicArn, symbolKind } from './symbolic-arn';

/** Types whose ids do not begin with the names of stack and resource. */
const IDS: ReadonlyMap<string, RegExp> = new Map([
  ['AWS::KMS::Key', /^(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/],
  ['AWS::Lambda::Version', /^\d{1,6}$/],
  ['AWS::Kinesis::StreamConsumer', /^\d{10}$/],
  ['AWS::ApiGateway::RestApi', /^[a-z0-9]{10}$/],
  ['AWS::ApiGatewayV2::Api', /^[a-z0-9]{10}$/],
  ['AWS::Config::ConfigRule', /^config-rule-[a-z0-9]{6}$/],
  ['AWS::Cognito::UserPool', /^[a-z]{2}(?:-[a-z]+)+-\d_[A-Za-z0-9]+$/],
]);
/** The label of a table's stream. */
const STREAM_LABEL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/;
/** The names of stack and resource, both perhaps shortened, and random letters and digits. */
const NAME = /-(?=[a-z0-9]*[A-Z0-9])(?!\d+(?:\.fifo)?$)[A-Za-z0-9]{12,13}(?:\.fifo)?$/;
const SHAPES: readonly RegExp[] = [...IDS.values(), STREAM_LABEL, NAME];
/** Function names have room for about so much of a logical id. */
const SURE_START = 8;

const PIECES = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}|[^:/\0]+/g;

interface Piece {
  readonly start: number;
  readonly text: string;
}

/** The same ARNs are compared many times, and few of them have such a piece. */
const NO_PIECES: readonly Piece[] = [];
const found = new WeakMap<SymbolicArn, readonly Piece[]>();

/** The pieces of a written ARN or name that may be generated. */
export function generatedPieces(symbols: SymbolicArn): readonly Piece[] {
  return memo(found, symbols, () => {
    const start = placeAfterColons(symbols, COLONS_BEFORE_NAME) ?? 0;
    // A name that CloudFormation generates is one symbol.
    if (!symbols.slice(start).some(isChar)) return NO_PIECES;
    const text = symbols.map((symbol) => (isChar(symbol) ? String.fromCharCode(symbol) : '\0')).join('');
    return [...text.slice(start).matchAll(PIECES)]
      .filter(([piece]) => SHAPES.some((shape) => shape.test(piece)))
      .map(({ 0: piece, index }) => ({ text: piece, start: index + start }));
  });
}

/** Whether the text may be the id that AWS generated for the resource. */
export function isIdFor(text: string, { type }: Resource): boolean {
  return IDS.get(type)?.test(text) === true;
}

/** Whether the text may be what AWS generated for the resource. */
function mayBeOf(text: string, resource: Resource): boolean {
  const { type, logicalId } = resource;
  if (isIdFor(text, resource)) return true;
  if (/^AWS::DynamoDB::(?:Global)?Table$/.test(type) && STREAM_LABEL.test(text)) return true;
  return NAME.test(text) && text.toLowerCase().includes(logicalId.slice(0, SURE_START).toLowerCase());
}

/** The written ARN with each piece that may be the generated part of the other ARN in its place. */
export function* asGenerated(
  written: SymbolicArn, other: SymbolicArn, resourceOf: (symbol: number) => Resource | undefined,
): Generator<SymbolicArn> {
  const generated = other.filter((symbol) => symbolKind(symbol) === 'generated');
  if (generated.length === 0) return;
  for (const symbol of new Set(generated)) {
    const resource = resourceOf(symbol);
    for (const { start, text } of generatedPieces(written)) {
      if (resource === undefined || !mayBeOf(text, resource)) continue;
      yield [...written.slice(0, start), symbol, ...written.slice(start + text.length)];
    }
  }
}
