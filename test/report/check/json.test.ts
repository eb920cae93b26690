import { textsOf } from '../../../src/checks/result';
import { jsonChecks } from '../../../src/report/check/json';
import { finding, HOSTILE, hostileFinding, report, undecided } from './reports';

const json = (given: Parameters<typeof report>[0]) => JSON.parse(jsonChecks(report(given)));

test('the contract, and what stands beside it', () => {
  expect(json({ unknowns: [undecided()], failOn: 'unknown' })).toEqual({
    version: 1,
    findings: [{
      rule: 'visibility-covers-timeout',
      severity: 'error',
      harm: 'doubled-or-blocked',
      resource: 'Orders',
      property: 'VisibilityTimeout',
      ...textsOf(finding()),
      path: 'Shop/Orders/Resource',
      stack: 'Shop',
      file: 'cdk.out/Shop template.json',
      line: 3,
      column: 5,
      code: null,
    }],
    unknown: [expect.objectContaining({ rule: 'batch-reports-item-failures', resource: 'Mapping', reason: 'the parameter Size', path: null })],
    checked: { rules: expect.any(Number), functions: 1, deliveries: 2 },
    summary: expect.objectContaining({ untold: 2 }),
    acknowledged: [],
    failOn: 'unknown',
    failures: 2,
    unreadCallers: [],
    notes: [],
  });
});

test('hostile text stays text', () => {
  expect(json({ findings: [hostileFinding] }).findings[0]).toMatchObject({ resource: HOSTILE, path: HOSTILE, message: HOSTILE });
  // eslint-disable-next-line no-control-regex
  expect(jsonChecks(report({ findings: [hostileFinding] }))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});
