/** The name of the library in the registry of each language. */
import { awscdk } from 'projen';

const NAME = 'cdk-lambda-delivery';

export const languages = {
  publishToPypi: { distName: NAME, module: 'cdk_lambda_delivery' },
  publishToMaven: { javaPackage: 'io.github.cdklambdadelivery', mavenGroupId: 'io.github.cdklambdadelivery', mavenArtifactId: NAME },
  publishToGo: { moduleName: `github.com/${NAME}/${NAME}-go`, packageName: 'cdklambdadelivery' },
  publishToNuget: { dotNetNamespace: 'CdkLambdaDelivery', packageId: 'CdkLambdaDelivery' },
} satisfies Partial<awscdk.AwsCdkConstructLibraryOptions>;
