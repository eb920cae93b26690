/** Follows the references from a resource to others, so that this library never adds a circular dependency. */
import { CfnResource, DefaultTokenResolver, IResolvable, IResolveContext, IPostProcessor, Reference, StringConcat, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Whether a resource refers to one of a type, directly or through others. References of that type are not followed. */
export function refersTo(resource: CfnResource, type: string): boolean {
  const seen = new Set<IConstruct>([resource]);
  for (const one of seen) {
    if (!CfnResource.isCfnResource(one)) continue;
    if (one.cfnResourceType === type) return true;
    for (const target of [...targetsOf(one), ...one.obtainDependencies()]) {
      if (CfnResource.isCfnResource(target)) seen.add(target);
    }
  }
  return false;
}

/** The constructs that the properties of a resource refer to. */
export function targetsOf(resource: CfnResource): ReadonlySet<IConstruct> {
  const resolver = new CollectingResolver();
  Tokenization.resolve(resource._toCloudFormation(), { scope: resource, resolver, preparing: false });
  return resolver.targets;
}

class CollectingResolver extends DefaultTokenResolver {
  public readonly targets = new Set<IConstruct>();

  constructor() {
    super(new StringConcat());
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token)) this.targets.add(token.target);
    return super.resolveToken(token, context, postProcessor);
  }
}
