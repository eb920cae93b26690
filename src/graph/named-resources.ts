/**
 * Finds resources of the app by name, for literal ARNs. An ARN is a resource of the app only if name, account and
 * Region match exactly one resource.
 */
import { Unknown, unknown } from '../model/known';
import { TemplateApp } from '../template/app';
import { Arn } from '../template/arn/arn';
import { HERE } from '../template/arn/arn-here';
import { ArnOrResource } from '../template/arn/resolve-arn';
import { Resource } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { readerOfArn, READERS } from './readers';

export class NamedResources {
  private readonly byName = new Map<string, Resource | 'several'>();
  private readonly hiddenNames = new Map<string, Unknown>();
  private readonly oneEnvironment: boolean;

  public constructor(app: TemplateApp) {
    this.oneEnvironment = new Set(app.stacks.map(({ environment }) => environment)).size === 1;
    for (const { kind, types, nameProperty } of READERS) {
      for (const resource of types.flatMap((type) => app.ofType(type))) {
        const name = at(propertiesOf(resource), nameProperty);
        if (name.is === 'hidden' && !this.hiddenNames.has(kind)) this.hiddenNames.set(kind, unknown(name.reason));
        if (name.is !== 'scalar') continue;
        const key = `${kind} ${name.value}`;
        this.byName.set(key, this.byName.has(key) ? 'several' : resource);
      }
    }
  }

  public placeOf(place: ArnOrResource): ArnOrResource {
    if (place.arn === undefined) return place;
    const reader = readerOfArn(place.arn);
    const resource = reader && this.byName.get(`${reader.kind} ${reader.nameIn(place.arn)}`);
    return resource === undefined || resource === 'several' || !this.isIn(place.arn, resource) ? place : { resource };
  }

  /** The reason why an ARN that matches no known name may still name a resource of the app. */
  public hiddenName({ arn }: ArnOrResource): Unknown | undefined {
    const reader = arn && readerOfArn(arn);
    return reader && this.hiddenNames.get(reader.kind);
  }

  /** The ARN of a bucket has no account and no Region, since its name is globally unique. */
  private isIn({ region, account }: Arn, { stack }: Resource): boolean {
    if (region === '' && account === '') return true;
    const [ownAccount, ownRegion] = stack.environment.replace(/^aws:\/\//, '').split('/');
    return this.isSame(account, HERE.account, ownAccount) && this.isSame(region, HERE.region, ownRegion);
  }

  private isSame(written: string, here: string, own: string | undefined): boolean {
    return written === here ? this.oneEnvironment : written === own;
  }
}
