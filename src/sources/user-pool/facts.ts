/**
 * The triggers of a Cognito user pool, and the numbers of their calls.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */

/** The principal of Cognito without its domain. */
export const USER_POOLS = 'cognito-idp';

/** Seconds that Cognito waits for the answer. No setting changes them. */
export const TRIGGER_WAIT = 5;
/** Calls after the first, while none is answered in that time. */
export const TRIGGER_RETRIES = 2;

const WITH_VERSION = ['LambdaArn'];

/** The settings of `LambdaConfig` that name a function, with the path to the ARN inside. */
export const TRIGGERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['PreSignUp', []],
  ['PostConfirmation', []],
  ['PreAuthentication', []],
  ['PostAuthentication', []],
  ['CustomMessage', []],
  ['DefineAuthChallenge', []],
  ['CreateAuthChallenge', []],
  ['VerifyAuthChallengeResponse', []],
  ['PreTokenGeneration', []],
  ['UserMigration', []],
  ['PreTokenGenerationConfig', WITH_VERSION],
  ['CustomSMSSender', WITH_VERSION],
  ['CustomEmailSender', WITH_VERSION],
  ['InboundFederation', WITH_VERSION],
]);

/** The triggers that Cognito does not wait for. */
export const SENDERS: readonly string[] = ['CustomSMSSender', 'CustomEmailSender'];

/** The older setting of a trigger, which repeats the ARN of the newer one where both are set. */
export const REPEATED_TRIGGERS: ReadonlyMap<string, string> = new Map([
  ['PreTokenGeneration', 'PreTokenGenerationConfig'],
]);
