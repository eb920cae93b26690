/** How many of the failures that Lambda puts on a bus a pattern catches. */
import { caughtFailures } from '../../src/patterns/caught-failures';

const HIDDEN = { unknown: expect.any(String) };
const BOTH = ['RetriesExhausted', 'EventAgeExceeded'];
const FAILURE = { 'source': ['lambda'], 'detail-type': ['Lambda Function Invocation Result - Failure'] };
const all = { whole: BOTH, part: [], fields: [] };
const none = { whole: [], part: [], fields: [] };
const byContext = (requestContext: unknown): unknown => ({ ...FAILURE, detail: { requestContext } });

test.each<[string, unknown, unknown]>([
  ['all failures', FAILURE, all],
  ['all events', {}, all],
  ['events of another source', { source: ['orders'] }, none],
  ['the source that an older page of AWS writes', { ...FAILURE, source: ['aws.lambda'] }, none],
  ['successes', { 'detail-type': ['Lambda Function Invocation Result - Success'] }, none],
  ['those of one function', byContext({ functionArn: ['arn:aws:lambda:eu-west-1:111122223333:function:work:$LATEST'] }), all],
  ['those of a function by its attribute', byContext({ functionArn: [{ 'Fn::GetAtt': ['Fn', 'Arn'] }] }), all],
  ['those of a function by a prefix that is hidden', byContext({ functionArn: [{ prefix: { Ref: 'P' } }] }), all],
  ['those of functions in a hidden list', byContext({ functionArn: { 'Fn::Split': [',', 'x'] } }), all],
  ['a function by a name that is no ARN', byContext({ functionArn: ['work'] }), none],
  ['no function', byContext({ functionArn: [{ exists: false }] }), none],
  ['an account, a Region and the bus', { ...FAILURE, account: [{ Ref: 'AWS::AccountId' }], region: ['eu-west-1'], resources: [{ suffix: ':work' }] }, all],
  ['one condition', byContext({ condition: ['RetriesExhausted'] }), { whole: ['RetriesExhausted'], part: [], fields: [] }],
  ['both conditions', byContext({ condition: BOTH }), all],
  ['all but one condition', byContext({ condition: [{ 'anything-but': 'RetriesExhausted' }] }), { whole: ['EventAgeExceeded'], part: [], fields: [] }],
  ['a condition of a success', byContext({ condition: ['Success'] }), none],
  ['a condition that is hidden', byContext({ condition: [{ Ref: 'P' }] }), HIDDEN],
  ['some payloads', { ...FAILURE, detail: { requestPayload: { kind: ['order'] } } }, { whole: [], part: BOTH, fields: ['requestPayload'] }],
  ['some errors', { ...FAILURE, detail: { responseContext: { functionError: ['Unhandled'] } } }, { whole: [], part: BOTH, fields: ['responseContext'] }],
  ['some payloads of another source', { source: ['orders'], detail: { requestPayload: { kind: ['order'] } } }, none],
  [
    'some payloads or some answers', { ...FAILURE, detail: { $or: [{ requestPayload: { a: [1] } }, { responsePayload: { b: [1] } }] } },
    { whole: [], part: BOTH, fields: ['requestPayload', 'responsePayload'] },
  ],
  ['some payloads or all', { $or: [{ detail: { requestPayload: { a: [1] } } }, FAILURE] }, all],
  ['a source that is hidden', { source: [{ Ref: 'P' }] }, HIDDEN],
  ['a source that is a mapping', { source: { 'Fn::FindInMap': ['A', 'B', 'C'] } }, HIDDEN],
  ['what is no pattern', [], HIDDEN],
])('a pattern for %s', (_, pattern, expected) => {
  expect(caughtFailures(JSON.stringify(pattern))).toEqual(expected);
});
