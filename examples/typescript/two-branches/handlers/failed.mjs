/** Gets the record of an invocation that was given up: what was asked, why it ended, and the error if the function ever ran. */
export const handler = async ({ requestContext, requestPayload, responsePayload }) => {
  const { requestId, condition, approximateInvokeCount } = requestContext;
  const error = responsePayload?.errorMessage; // no response when the event expired before it could run
  console.log(JSON.stringify({ requestId, asked: requestPayload, condition, attempts: approximateInvokeCount, error }));
};
