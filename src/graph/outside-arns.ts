/**
 * Finds the ARN that stands for a resource outside the app, however a template writes it: with the name alone, with
 * pseudo parameters for its own account, Region and partition, or as a literal.
 */
import { INPUT_LIMITS } from '../limits';
import { groupBy, memo } from '../model/collections';
import { valuesIn } from '../model/json';
import { lazy } from '../model/lazy';
import { TemplateApp } from '../template/app';
import { Arn, parseArn } from '../template/arn/arn';
import { HERE } from '../template/arn/arn-here';
import { own } from '../template/json';

export class OutsideArns {
  private readonly first = new Map<string, Arn>();
  /** What the texts of these ARNs stand for: two stacks may write one text and mean two resources. */
  private readonly meant = new Map<string, string[]>();
  private readonly literals = lazy(() => groupBy(literalArns(this.app), nameKey));
  private readonly environments: readonly string[];

  public constructor(private readonly app: TemplateApp) {
    this.environments = [...new Set(app.stacks.map(({ environment }) => environment))];
  }

  public of(written: Arn): Arn {
    const arn = withoutStreams(written);
    const literal = arn.region === HERE.region || arn.account === HERE.account ? this.literalOf(arn) : arn;
    return memo(this.first, this.keyOf(literal), () => this.apart(literal));
  }

  /** With the place of the app's only environment, as far as it is known. */
  private keyOf(arn: Arn): string {
    const [, account = '', region = ''] = this.environments.length > 1 ? [] : ENVIRONMENT.exec(this.environments[0] ?? '') ?? [];
    return JSON.stringify([
      nameKey(arn),
      arn.region === HERE.region && isSettled(region) ? region : arn.region,
      arn.account === HERE.account && isSettled(account) ? account : arn.account,
    ]);
  }

  /** With a text that no other of them has. */
  private apart(arn: Arn): Arn {
    const meant = memo(this.meant, arn.text, () => []);
    const isNew = !meant.includes(arn.symbolic);
    if (isNew) meant.push(arn.symbolic);
    const place = meant.indexOf(arn.symbolic);
    return place === 0 ? arn : { ...arn, text: `${arn.text}\${no. ${place + 1} of this text}` };
  }

  /** The only literal ARN of the app that names the same resource. Of two environments, either may be meant. */
  private literalOf(arn: Arn): Arn {
    const [environment, ...others] = this.environments;
    if (others.length > 0) return arn;
    const [, account, region] = ENVIRONMENT.exec(environment) ?? [];
    const same = (this.literals().get(nameKey(arn)) ?? []).filter((literal) => (
      isSame(arn.region, literal.region, HERE.region, region)
      && isSame(arn.account, literal.account, HERE.account, account)
    ));
    const places = new Set(same.map((literal) => `${literal.region} ${literal.account}`));
    return places.size === 1 ? same[0] : arn;
  }
}

const ENVIRONMENT = /^aws:\/\/([^/]*)\/([^/]*)$/;

function isSettled(place: string): boolean {
  return place !== '' && !place.startsWith('unknown-');
}

/** A permission names a log group with all its streams. */
function withoutStreams(arn: Arn): Arn {
  if (arn.service !== 'logs' || !/^log-group:.+:\*$/.test(arn.resource)) return arn;
  const [text, resource, symbolic] = [arn.text, arn.resource, arn.symbolic].map((whole) => whole.slice(0, -':*'.length));
  return { ...arn, text, resource, symbolic };
}

/** Whether a part of an ARN may be the literal: itself, or that of the own stack, if nothing else is known of it. */
function isSame(written: string, literal: string, here: string, known = ''): boolean {
  if (written !== here) return written === literal;
  return !isSettled(known) || known === literal;
}

/** The pieces of the ARN of a function. Another piece is its qualifier. */
const PIECES_OF_FUNCTION = 7;

function nameKey({ service, symbolic }: Arn): string {
  return JSON.stringify([service, symbolic]);
}

function literalArns(app: TemplateApp): readonly Arn[] {
  const found = new Map<string, Arn>();
  for (const { template } of app.stacks) {
    for (const value of valuesIn(own(template, 'Resources'), INPUT_LIMITS.documentValues.max)) {
      if (typeof value === 'string' && value.startsWith('arn:')) add(value, found);
    }
  }
  return [...found.values()];
}

function add(written: string, found: Map<string, Arn>): void {
  const pieces = written.split(':', PIECES_OF_FUNCTION + 1);
  const text = pieces[2] === 'lambda' ? pieces.slice(0, PIECES_OF_FUNCTION).join(':') : written;
  const arn = text.includes('${') ? undefined : parseArn([text]);
  if (arn !== undefined && !found.has(text)) found.set(text, withoutStreams(arn));
}
