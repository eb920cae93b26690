import { acknowledgedInMetadata, acknowledgedInReport } from '../../../src/template/load/acknowledgments';

const RULES = 'aws:cdk:acknowledged-rules';

test('metadata of a stack: several ids at one construct, beside other entries', () => {
  expect(acknowledgedInMetadata({
    '/Shop/Orders': [{ type: 'aws:cdk:logicalId', data: 'Orders' }, { type: RULES, data: { a: 'x', b: 'y' } }, { type: RULES, data: { c: 'z' } }],
  })).toEqual([
    { id: 'a', reason: 'x', path: 'Shop/Orders' }, { id: 'b', reason: 'y', path: 'Shop/Orders' }, { id: 'c', reason: 'z', path: 'Shop/Orders' },
  ]);
});

test('the validation report: each construct of a suppressed violation', () => {
  const violatingConstructs = [{ constructPath: 'Shop/A' }, { constructPath: 'Shop/B' }, {}];
  expect(acknowledgedInReport({ pluginReports: [{ suppressedViolations: [{ acknowledgedId: 'a', reason: 'x', violatingConstructs }] }] })).toEqual([
    { id: 'a', reason: 'x', path: 'Shop/A', reported: true }, { id: 'a', reason: 'x', path: 'Shop/B', reported: true },
  ]);
});

test.each([
  undefined, null, 1, 'x', [], [[]], { a: 1 }, { a: [null] }, { a: [{ type: RULES, data: 1 }] }, { a: [{ type: RULES, data: { b: 1 } }] },
  { pluginReports: 1 }, { pluginReports: [null] }, { pluginReports: [{ suppressedViolations: [{ acknowledgedId: 1, reason: 'x' }] }] },
])('%j acknowledges nothing', (value) => {
  expect([acknowledgedInMetadata(value), acknowledgedInReport(value)]).toEqual([[], []]);
});
