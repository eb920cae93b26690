/**
 * Decides which plug-in reports what, so that nothing is reported twice. An app, a stage and the constructs of this
 * library can each add checks. The first plug-in that claims a subject keeps it. aws-cdk-lib runs the plug-ins of
 * stages before those of the app, and plug-ins of a user before those that are added at synth.
 */
import { IConstruct } from 'constructs';

const ownersIn = new WeakMap<IConstruct, Map<string, object>>();

/** Claims a subject. False if another plug-in has claimed it before. */
export function claim(root: IConstruct, plugin: object, subject: string): boolean {
  const owners = ownersIn.get(root) ?? new Map<string, object>();
  ownersIn.set(root, owners);
  if (!owners.has(subject)) owners.set(subject, plugin);
  return owners.get(subject) === plugin;
}

/** Whether a plug-in has claimed a subject. */
export function isClaimed(root: IConstruct, subject: string): boolean {
  return ownersIn.get(root)?.has(subject) ?? false;
}
