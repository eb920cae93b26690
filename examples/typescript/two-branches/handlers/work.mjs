/** Does what the event asks for: `{ "succeed": true }` or `{ "succeed": false }`. */
export const handler = async ({ succeed }) => {
  if (!succeed) throw new Error('This event was asked to fail');
  return { done: true };
};
