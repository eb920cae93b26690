/** How a construct says no: where, the fact with both values, what would follow, and the fix. */
export const REFUSAL = /^[\w/]+: .+\. .+\. .+\.$/;

/** The refusal that building something ends in; the test fails when nothing, or anything else, is thrown. */
export function refusalOf(build: () => unknown): string {
  const outcome = outcomeOf(build);
  expect({ outcome, isRefusal: isRefusal(outcome) }).toMatchObject({ isRefusal: true });
  return (outcome as Error).message;
}

export function outcomeOf(build: () => unknown): unknown {
  try {
    return build();
  } catch (error) {
    return error;
  }
}

export function isRefusal(outcome: unknown): outcome is Error {
  return outcome instanceof Error && outcome.name === 'DeliveryError' && REFUSAL.test(outcome.message);
}
