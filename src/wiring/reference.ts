/** The resource of this app that an ARN or name refers to, however deep its construct hides it. */
import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';

export function resourceOf(text: string): CfnResource | undefined {
  const [token] = Tokenization.reverseString(text).tokens;
  return Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? token.target : undefined;
}
