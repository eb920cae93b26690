/** The findings by which events can be lost. */
import { Finding } from '../checks/result';
import { Harm } from '../rules/kit/harm';

const LOSSES: readonly Harm[] = ['nothing-arrives', 'refused', 'lost-on-failure'];

export function loses({ harm, severity }: Pick<Finding, 'harm' | 'severity'>): boolean {
  return severity !== 'info' && LOSSES.includes(harm);
}
