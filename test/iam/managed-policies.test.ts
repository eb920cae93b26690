/** What the policies of AWS allow, compared with a copy of the policies themselves. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { MANAGED_POLICIES } from '../../src/iam/managed-policies';

interface OfAws {
  readonly version: string;
  readonly actions: readonly string[];
  readonly allBut?: readonly string[];
}

const { policies }: { policies: Record<string, OfAws> } = JSON.parse(readFileSync(join(__dirname, 'managed-policies.json'), 'utf8'));

/** Actions of no delivery, which our lists leave out: text messages, and what the consoles of EventBridge and IAM do. */
const LEFT_OUT: Readonly<Record<string, RegExp>> = {
  AmazonSNSFullAccess: /^sms-voice:/,
  AmazonEventBridgeFullAccess: /^(iam|secretsmanager):/,
  PowerUserAccess: /^(account|iam|organizations):/,
};

test.each([...MANAGED_POLICIES])('%s allows what it allows at AWS', (name, { Statement }) => {
  const { actions, allBut } = policies[name];
  const statements = Statement as readonly { readonly Action?: readonly string[]; readonly NotAction?: readonly string[] }[];
  const relevant = actions.filter((action) => !(LEFT_OUT[name]?.test(action)));
  expect([...new Set(statements.flatMap(({ Action = [] }) => Action))].sort()).toEqual(relevant);
  expect(statements.flatMap(({ NotAction = [] }) => NotAction).sort()).toEqual([...allBut ?? []].sort());
});

test.each([...MANAGED_POLICIES])('%s allows it on every resource', (_, { Statement }) => {
  expect(Statement).toEqual([expect.objectContaining({ Effect: 'Allow', Resource: '*' })]);
});
