import * as iam from 'aws-cdk-lib/aws-iam';
import { FunctionTriggerProps } from '../trigger-props';

/**
 * Props of a function that another AWS service invokes asynchronously.
 */
export interface ServiceTriggerProps extends FunctionTriggerProps {
  /**
   * The service that invokes the function, such as `new iam.ServicePrincipal('ses.amazonaws.com')`. SNS, S3, EventBridge,
   * EventBridge Scheduler and CloudWatch Logs have triggers of their own.
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
   */
  readonly principal: iam.ServicePrincipal;

  /**
   * ARN of the resource that invokes the function: a receipt rule, an IoT topic rule, a Config rule, a repository. Only
   * this resource is allowed to.
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
   */
  readonly sourceArn: string;

  /**
   * Account of the resource, 12 digits.
   * @default - the account of the stack, so that a resource created in another account under the same ARN cannot invoke
   * the function
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
   */
  readonly sourceAccount?: string;
}
