// A shop that loses no event: the app of examples/typescript/orders in Go, with the same template.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	delivery "github.com/cdk-lambda-delivery/cdk-lambda-delivery-go/cdklambdadelivery"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	newShop(app, "Shop")
	app.Synth(nil)
}

// The shop as a whole: who is told of failures, where failed records are kept, and the four ways in which events arrive.
func newShop(scope constructs.Construct, id string) {
	stack := awscdk.NewStack(scope, jsii.String(id), nil)

	// Said once: every queue in which a failed event can end calls out the people on duty.
	delivery.FailureAlarms_Of(stack).AddAction(awscloudwatchactions.NewSnsAction(newOnCallTopic(stack, "OnCall")))

	accessLogs := newPrivateBucket(stack, "AccessLogs", &awss3.BucketProps{})
	failures := newPrivateBucket(stack, "Failures", &awss3.BucketProps{
		ServerAccessLogsBucket: accessLogs,
		ServerAccessLogsPrefix: jsii.String("failures/"),
	})
	bus := awsevents.NewEventBus(stack, jsii.String("Bus"), nil)

	newPictures(stack, "Pictures", picturesProps{accessLogs, failures, bus})
	table := newOrders(stack, "Orders")
	newNotices(stack, "Notices", table, bus)
	newClicks(stack, "Clicks", failures)
}
