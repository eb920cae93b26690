/**
 * Which mail two receipt rules both get. A recipient is an address with or without a label, a domain, or a domain with
 * a dot before it, which stands for all its subdomains.
 *
 * @see https://docs.aws.amazon.com/ses/latest/dg/receiving-email-receipt-rules-console-walkthrough.html
 */
import { INPUT_LIMITS } from '../../limits';
import { causeKey, isUnknown, Known, Unknown } from '../../model/known';
import { ReceiptRuleNode } from '../../model/node';

const ALL = '';

/** The recipients of one rule: those that are known, and those that are hidden. */
export class Recipients {
  public readonly items: readonly Known<string>[];
  private readonly known: ReadonlySet<string>;
  private readonly hidden: readonly Unknown[];

  public constructor(recipients: ReceiptRuleNode['recipients']) {
    this.items = isUnknown(recipients) ? [recipients] : recipients === 'all' ? [ALL] : recipients;
    this.hidden = this.items.filter(isUnknown);
    this.known = new Set(this.items.filter((item): item is string => !isUnknown(item)));
  }

  /** Whether all mail for a recipient is mail of the rule. */
  public cover(recipient: Known<string>): Known<boolean> {
    if (this.known.has(ALL)) return true;
    if (isUnknown(recipient)) return this.hidden.some((other) => isSame(recipient, other)) || recipient;
    return around(recipient).some((wider) => this.known.has(wider)) || (this.hidden[0] ?? false);
  }
}

export function describeRecipient(recipient: Known<string> | undefined): string {
  if (recipient === undefined || isUnknown(recipient)) return 'the same recipients';
  return recipient === ALL ? 'any recipient' : recipient;
}

function isSame({ cause: one }: Unknown, { cause: other }: Unknown): boolean {
  return one !== undefined && other !== undefined && causeKey(one) === causeKey(other);
}

/** The recipient and all that are wider. */
function around(recipient: string): readonly string[] {
  const [domain, ...locals] = recipient.split('@').reverse();
  const [withoutLabel, ...label] = locals.reverse().join('@').split('+');
  const labels = domain.split('.').slice(0, INPUT_LIMITS.mailDomainLabels.max);
  const parents = labels.map((_, i) => `.${labels.slice(i + 1).join('.')}`);
  return [recipient, ...(label.length === 0 ? [] : [`${withoutLabel}@${domain}`]), domain, ...parents];
}
