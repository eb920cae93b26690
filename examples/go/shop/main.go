// A shop whose orders and pictures come in through queues, and whose reports are made at night: no event of theirs is lost.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambdaeventsources"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	delivery "github.com/cdk-lambda-delivery/cdk-lambda-delivery-go/cdklambdadelivery"
)

const handler = "def handler(event, context): return {'batchItemFailures': []}"

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	awscdk.Validations_Of(app).AddPlugins(delivery.NewDeliveryChecks(&delivery.DeliveryChecksProps{
		Severities: &map[string]delivery.RuleSeverity{
			"target-has-dead-letter-queue": delivery.RuleSeverity_ERROR,
			"async-limits-are-explicit":    delivery.RuleSeverity_OFF,
		},
	}))
	newShop(app, "Shop")
	app.Synth(nil)
}

func newShop(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, jsii.String(id), nil)
	onCall := awssns.NewTopic(stack, jsii.String("OnCall"), nil)
	delivery.FailureAlarms_Of(stack).AddAction(awscloudwatchactions.NewSnsAction(onCall))

	// A queue that is made, with its dead-letter queue and alarm.
	delivery.NewSqsConsumer(stack, jsii.String("Orders"), &delivery.SqsConsumerProps{
		Handler:           newFunction(stack, "Save"),
		BatchSize:         jsii.Number(100),
		MaxBatchingWindow: awscdk.Duration_Seconds(jsii.Number(5)),
	})

	// Events that are invoked asynchronously, and a queue where they end if they fail.
	report := newFunction(stack, "Report")
	failures := delivery.NewFailureQueue(stack, jsii.String("Failures"), nil)
	delivery.NewAsyncInvocation(stack, jsii.String("Reports"), &delivery.AsyncInvocationProps{
		Handler:       report,
		RetryAttempts: jsii.Number(1),
		OnFailure:     delivery.Destination_Queue(failures),
	})
	nightly := awseventstargets.NewLambdaFunction(report, &awseventstargets.LambdaFunctionProps{DeadLetterQueue: failures})
	awsevents.NewRule(stack, jsii.String("Nightly"), &awsevents.RuleProps{
		Schedule: awsevents.Schedule_Rate(awscdk.Duration_Days(jsii.Number(1))),
		Targets:  &[]awsevents.IRuleTarget{nightly},
	})

	// Wired with aws-cdk-lib alone; the checks see it all the same.
	lost := delivery.NewFailureQueue(stack, jsii.String("LostPictures"), nil)
	pictures := awssqs.NewQueue(stack, jsii.String("Pictures"), &awssqs.QueueProps{
		VisibilityTimeout: awscdk.Duration_Seconds(jsii.Number(30)),
		EnforceSSL:        jsii.Bool(true),
		DeadLetterQueue:   &awssqs.DeadLetterQueue{Queue: lost, MaxReceiveCount: jsii.Number(5)},
	})
	newFunction(stack, "Measure").AddEventSource(awslambdaeventsources.NewSqsEventSource(pictures, &awslambdaeventsources.SqsEventSourceProps{
		ReportBatchItemFailures: jsii.Bool(true),
	}))
	awscdk.Validations_Of(pictures).Acknowledge(&awscdk.Acknowledgment{
		Id:     jsii.String("LambdaDelivery::visibility-covers-retries"),
		Reason: jsii.String("A picture may be measured twice"),
	})
	return stack
}

func newFunction(scope constructs.Construct, id string) awslambda.Function {
	return awslambda.NewFunction(scope, jsii.String(id), &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_PYTHON_3_13(),
		Handler: jsii.String("index.handler"),
		Timeout: awscdk.Duration_Seconds(jsii.Number(20)),
		Code:    awslambda.Code_FromInline(jsii.String(handler)),
	})
}
