package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	delivery "github.com/cdk-lambda-delivery/cdk-lambda-delivery-go/cdklambdadelivery"
)

// Customers are told that an order changed and that a picture is ready. One function, two ways in, each with exits of its own: it
// consumes the stream of the order table, and a rule on the shop's bus invokes it asynchronously.
func newNotices(scope constructs.Construct, id string, table awsdynamodb.ITableV2, bus awsevents.IEventBus) {
	notices := constructs.NewConstruct(scope, jsii.String(id))
	topic := awssns.NewTopic(notices, jsii.String("Topic"), &awssns.TopicProps{EnforceSSL: jsii.Bool(true)})
	notify := newFunction(notices, "Notify", "notify", &map[string]*string{"TOPIC": topic.TopicArn()})
	topic.GrantPublish(notify)

	delivery.NewDynamoDbConsumer(notices, jsii.String("OrderChanges"), &delivery.DynamoDbConsumerProps{
		Handler: notify,
		Table:   table,
		Filters: &[]*map[string]interface{}{
			awslambda.FilterCriteria_Filter(&map[string]interface{}{
				"eventName": awslambda.FilterRule_Or(jsii.String("INSERT"), jsii.String("MODIFY")),
			}),
		},
	})

	undelivered := delivery.NewFailureQueue(notices, jsii.String("PictureReadyUndelivered"), nil)
	awsevents.NewRule(notices, jsii.String("PictureReady"), &awsevents.RuleProps{
		EventBus: bus,
		EventPattern: &awsevents.EventPattern{
			Source:     jsii.Strings("lambda"),
			DetailType: jsii.Strings("Lambda Function Invocation Result - Success"),
		},
		Targets: &[]awsevents.IRuleTarget{
			awseventstargets.NewLambdaFunction(notify, &awseventstargets.LambdaFunctionProps{DeadLetterQueue: undelivered}),
		},
	})
	delivery.NewAsyncInvocation(notices, jsii.String("Announcing"), &delivery.AsyncInvocationProps{Handler: notify})
}
