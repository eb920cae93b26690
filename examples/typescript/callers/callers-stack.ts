/**
 * Five callers that wait: a function URL, a load balancer, and REST, HTTP and WebSocket APIs. Each is told of a failure and keeps what it
 * sent, so none has a dead-letter queue or a destination: they would see no event.
 */
import { Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { FailureQueue } from 'cdk-lambda-delivery';
import { Construct } from 'constructs';
import { CallerFunction } from './caller-function';
import { LoadBalancer } from './load-balancer';

export class CallersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    // Browsers of one site may call the alias, with their credentials.
    new CallerFunction(this, 'ByUrl').addAlias('live').addFunctionUrl({
      authType: lambda.FunctionUrlAuthType.AWS_IAM,
      cors: { allowedOrigins: ['https://shop.example.com'], allowedMethods: [lambda.HttpMethod.POST], allowedHeaders: ['content-type'], allowCredentials: true },
    });

    new LoadBalancer(this, 'Balancer', { handler: new CallerFunction(this, 'ByBalancer') });

    new apigateway.LambdaRestApi(this, 'Rest', { handler: new CallerFunction(this, 'ByRest') });

    new apigatewayv2.HttpApi(this, 'Http', {
      defaultIntegration: new integrations.HttpLambdaIntegration('Answer', new CallerFunction(this, 'ByHttp')),
    });

    const byWebSocket = new CallerFunction(this, 'ByWebSocket', { deadLetterQueue: new FailureQueue(this, 'Unused') });
    const webSocket = new apigatewayv2.WebSocketApi(this, 'WebSocket', {
      defaultRouteOptions: { integration: new integrations.WebSocketLambdaIntegration('Answer', byWebSocket) },
    });
    new apigatewayv2.WebSocketStage(this, 'WebSocketStage', { webSocketApi: webSocket, stageName: 'live', autoDeploy: true });
    // Left here to be seen: the rule says that this dead-letter queue never receives anything. Without the next line it is a finding.
    Validations.of(byWebSocket).acknowledge({
      id: 'LambdaDelivery::dead-letter-queue-is-used', reason: 'This example shows that a dead-letter queue does nothing for a caller that waits',
    });
  }
}
