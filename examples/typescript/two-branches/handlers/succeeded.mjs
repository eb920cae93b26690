/** Gets the record of an invocation that succeeded: what was asked and what was answered. */
export const handler = async ({ requestContext, requestPayload, responsePayload }) => {
  console.log(JSON.stringify({ requestId: requestContext.requestId, asked: requestPayload, answered: responsePayload }));
};
