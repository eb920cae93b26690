/**
 * Apps of tests record no creation stack for each resource, which would take a fifth of the time of the tests with
 * aws-cdk-lib. A test that reads the stacks gives its app `WITH_CREATION_STACKS`.
 */
process.env.CDK_CONTEXT_JSON = JSON.stringify({ 'aws:cdk:disable-creation-stack-traces': true });
