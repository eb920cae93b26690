/** Reports of invented findings, some with hostile text that a template could contain. */
import { Finding, InconclusiveCheck } from '../../../src/checks/result';
import { CheckReport, ResultPositions } from '../../../src/report/check/check-report';
import { ALL_RULES } from '../../../src/rules/all';
import { TemplateApp } from '../../../src/template/app';

export const HOSTILE = '\u001b[31m<b a="1">]]>&\'\u0000\u202e\ud800\ufffe\nCDATA';

export const finding = (given: Partial<Finding> = {}): Finding => ({
  rule: 'visibility-covers-timeout',
  severity: 'error',
  harm: 'doubled-or-blocked',
  at: { stack: 'Shop', logicalId: 'Orders', path: 'Shop/Orders/Resource' },
  property: 'VisibilityTimeout',
  subject: 'Shop.Orders',
  message: 'Queue Orders hides a message for 10 s. It is handled twice.',
  fix: 'Set VisibilityTimeout to 180.',
  inCdk: {
    message: given.message ?? 'Queue Orders hides a message for 10 s. It is handled twice.',
    fix: given.fix ?? 'Set visibilityTimeout to Duration.seconds(180).',
  },
  pattern: 'Queue … hides a message for 10 s.',
  names: ['Orders'],
  changes: [],
  ...given,
});

export const undecided = (given: Partial<InconclusiveCheck> = {}): InconclusiveCheck => ({
  rule: 'batch-reports-item-failures',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  at: { stack: 'Shop', logicalId: 'Mapping' },
  property: 'BatchSize',
  reason: 'the parameter Size',
  ...given,
});

export const hostileFinding = finding({
  at: { stack: HOSTILE, logicalId: HOSTILE, path: HOSTILE }, property: HOSTILE, message: HOSTILE, fix: HOSTILE,
});

interface Given extends Partial<Omit<CheckReport, 'positions'>> {
  readonly findings?: readonly Finding[];
  readonly unknowns?: readonly InconclusiveCheck[];
  readonly positions?: Partial<ResultPositions>;
}

const HOPS = { told: 0, untold: 0, outside: 0, source: 0, dropped: 0, unchecked: 0 };
const SUMMARY = { told: 0, untold: 2, outside: 0, waiting: 0, possible: 0, lost: 0, unchecked: 0, hops: HOPS };

export function report(given: Given = {}): CheckReport {
  const { findings = [finding()], unknowns = [], positions, ...rest } = given;
  return {
    result: { findings, silent: [], unknowns, acknowledged: [], checked: { rules: 50, functions: 1, deliveries: 2 } },
    rules: ALL_RULES,
    failOn: 'error',
    notes: [],
    deliveries: () => ({ summary: SUMMARY, text: '2 deliveries: 2 keep every failed event and tell nobody' }),
    version: '1.2.3',
    positions: {
      file: (stack) => (stack === 'Shop' ? 'cdk.out/Shop template.json' : undefined),
      inRepository: (file) => file,
      code: () => undefined,
      origin: () => undefined,
      regions: (results) => new Map(results.map((result) => [result, { startLine: 3, startColumn: 5, endLine: 3, endColumn: 20 }])),
      ...positions,
    },
    planInput: { app: new TemplateApp([]), options: {} },
    ...rest,
  };
}
