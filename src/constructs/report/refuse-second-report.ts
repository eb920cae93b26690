/** Refuses a second report of an app that would write other content over a file of the first. */
import { IConstruct } from 'constructs';
import { refuse, whereIs } from '../wiring/refuse';

interface Owner {
  readonly at: IConstruct;
  readonly only?: string;
}

/** By app and name of the file. */
const ownersIn = new WeakMap<IConstruct, Map<string, Owner>>();

export function refuseSecondReport(at: IConstruct, fileNames: readonly string[], only: string | undefined): void {
  const { root } = at.node;
  const owners = ownersIn.get(root) ?? new Map<string, Owner>();
  for (const name of fileNames) {
    const owner = owners.get(name);
    if (owner === undefined || owner.only === only) continue;
    const about = owner.only === undefined ? 'every delivery' : `deliveries that match ${JSON.stringify(owner.only)}`;
    refuse(at, {
      prop: 'only',
      fact: `is ${only === undefined ? 'left out' : JSON.stringify(only)}, and ${whereIs(owner.at)} writes ${name} about ${about}`,
      consequence: 'The file of one would be written over that of the other',
      fix: 'Give one of them other formats, or remove it',
    });
  }
  ownersIn.set(root, new Map([...fileNames.map((name) => [name, { at, only }] as const), ...owners]));
}
