/** What is told of a bad fixture, as people read it. */
import { messageWithFix } from '../../src/checks/result';
import { checked, Fixture } from './fixture';

export function checkText({ rule, template }: Fixture): readonly string[] {
  return checked({ App: template }).findings.filter((finding) => finding.rule === rule).map(messageWithFix);
}
