/**
 * The differences between what the command makes of a SAM template and what AWS's translator does, each with the reason
 * for it. One that no longer occurs fails, like any other difference.
 */
export interface AcceptedDifference {
  readonly input: string;
  readonly reason: string;
  readonly lines: readonly string[];
}

const SOCKET_ROUTES = ['Connect', 'Default', 'Send'].map((name) => `App.Ws${name}Integration`);

export const ACCEPTED: readonly AcceptedDifference[] = [
  {
    input: 'WebSocket API, with a condition',
    reason: 'the translator drops the condition of a WebSocket API, which the SAM specification does not mention; '
      + 'the command keeps it, and so does not know that the permissions exist',
    lines: [
      ...SOCKET_ROUTES.map((id) => `only raw: access ${id}: invoke lambda:InvokeFunction: "unknown"`),
      'only raw: node {"id":"App.Ws","kind":"api","declaredAt":{"stack":"App","logicalId":"Ws","condition":"IsProd"}}',
      ...SOCKET_ROUTES.map((id) => `only raw: unknown source-may-invoke at ${id} `),
      ...SOCKET_ROUTES.map((id) => `only expanded: access ${id}: invoke lambda:InvokeFunction: true`),
      'only expanded: node {"id":"App.Ws","kind":"api","declaredAt":{"stack":"App","logicalId":"Ws"}}',
    ],
  },
];
