/** Answers every caller alike: they all take a status, headers and a body. A throw is a 502 for the caller, who keeps the request. */
export const handler = async (event) => {
  const body = event.body ?? '{}';
  let request;
  try {
    request = JSON.parse(body);
  } catch {
    return { statusCode: 400, headers: { 'content-type': 'application/json' }, body: '{"error":"no JSON"}' };
  }
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ received: request }) };
};
