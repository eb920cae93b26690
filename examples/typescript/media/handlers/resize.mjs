/** Works on a picture, whichever way it arrived. What it returns is in the record of the success; what it throws is tried once more. */
export const handler = async (event) => {
  const key = event.detail?.object?.key ?? event.detail?.key ?? event.Records?.[0]?.Sns?.Message ?? event.picture ?? event.job;
  if (key === undefined) throw new Error('Neither an upload, a request, a message, a camera nor a job');
  return { key };
};
