/**
 * Whether an integration of a REST API waits for the function. A header of the request that the API makes decides: a
 * text in quotes, or an expression by which the caller decides.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
 */
import { Known, andThen, unknown } from '../../model/known';
import { textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { clip } from '../../text/clip';
import { requestHeader } from './request-header';

const HEADER = 'integration.request.header.X-Amz-Invocation-Type';

/** Takes the parameters of the request: `RequestParameters` of a method, `requestParameters` of a body. */
export function wayOf(parameters: Resolved): Known<'async' | 'sync'> {
  const type = textOf(requestHeader(parameters, HEADER), '\'RequestResponse\'');
  return andThen<string, 'async' | 'sync'>(type, (text) => {
    if (/^'Event'$/i.test(text)) return 'async';
    return /^'[^']*'$/.test(text) ? 'sync' : unknown(`the header ${clip(text)}, by which the caller decides`);
  });
}
