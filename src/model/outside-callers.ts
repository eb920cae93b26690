/**
 * The type of metadata by which an `AsyncInvocation` states that callers outside the app invoke its qualifier
 * asynchronously. aws-cdk-lib writes it into the cloud assembly, not into the template.
 */
export const OUTSIDE_CALLERS = 'cdk-lambda-delivery:outside-callers';
