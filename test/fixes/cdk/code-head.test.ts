/** What the code of a plan imports. */
import { importsOf } from '../../../src/fixes/cdk/code-head';

test.each<[string, string, readonly string[]]>([
  ['a class of the library', 'new SqsConsumer(this, "Jobs", { handler, queue, onFailure: Destination.queue(dead) });', ["import { Destination, SqsConsumer } from 'cdk-lambda-delivery';"]],
  ['a class of aws-cdk-lib and one of a module', 'timeout: Duration.seconds(3), queue: new sqs.Queue(this, "Q")', [
    "import { Duration } from 'aws-cdk-lib';", "import * as sqs from 'aws-cdk-lib/aws-sqs';",
  ]],
  ['no member of an object', 'policyDocument: { Statement: [{ Token: "1", Destination: { Fn: 2 } }] }', []],
  ['nothing in a string or a comment', 'const a = "Destination.queue"; // Duration', []],
])('%s', (_, code, imports) => {
  expect(importsOf([code])).toEqual(imports);
});
