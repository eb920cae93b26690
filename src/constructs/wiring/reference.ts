/** Finds CloudFormation resources of this app by their type, and by a reference to their ARN or name. */
import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

export function isResource(construct: IConstruct | undefined, type: string): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === type;
}

export function resourceOf(text: string): CfnResource | undefined {
  const [token] = Tokenization.reverseString(text).tokens;
  return Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? token.target : undefined;
}

/** A text that is one reference to a resource, and nothing else. */
export function onlyReference(
  text: string,
): { readonly resource: CfnResource; readonly attribute: string } | undefined {
  const { length, firstToken } = Tokenization.reverseString(text);
  return length === 1 && Reference.isReference(firstToken) && CfnResource.isCfnResource(firstToken.target)
    ? { resource: firstToken.target, attribute: firstToken.displayName }
    : undefined;
}
