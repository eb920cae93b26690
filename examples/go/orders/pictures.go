package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	delivery "github.com/cdk-lambda-delivery/cdk-lambda-delivery-go/cdklambdadelivery"
)

type picturesProps struct {
	accessLogs, failures awss3.IBucket
	bus                  awsevents.IEventBus
}

// An uploaded picture is measured. S3 tells EventBridge, a rule invokes the alias `live` asynchronously, and the settings of that
// invocation are the alias's own: what is measured becomes an event on the shop's bus, what fails is kept in a bucket.
func newPictures(scope constructs.Construct, id string, props picturesProps) {
	pictures := constructs.NewConstruct(scope, jsii.String(id))
	uploads := newPrivateBucket(pictures, "Uploads", &awss3.BucketProps{
		ServerAccessLogsBucket: props.accessLogs,
		ServerAccessLogsPrefix: jsii.String("uploads/"),
	})
	// The resource's own property. The L2's `EventBridgeEnabled` would bring a custom resource with a function and a wide role.
	uploads.Node().DefaultChild().(awss3.CfnBucket).SetNotificationConfiguration(&awss3.CfnBucket_NotificationConfigurationProperty{
		EventBridgeConfiguration: &awss3.CfnBucket_EventBridgeConfigurationProperty{EventBridgeEnabled: jsii.Bool(true)},
	})

	measure := newFunction(pictures, "Measure", "measure", nil)
	uploads.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Principals: &[]awsiam.IPrincipal{measure.GrantPrincipal()},
		Actions:    jsii.Strings("s3:GetObject"),
		Resources:  &[]*string{uploads.ArnForObjects(jsii.String("*"))},
	}))
	live := measure.AddAlias(jsii.String("live"), nil)

	// For events that never reach Lambda's own queue; what the function fails at is the business of the settings below.
	undelivered := delivery.NewFailureQueue(pictures, jsii.String("UploadedUndelivered"), nil)
	awsevents.NewRule(pictures, jsii.String("Uploaded"), &awsevents.RuleProps{
		EventPattern: &awsevents.EventPattern{
			Source:     jsii.Strings("aws.s3"),
			DetailType: jsii.Strings("Object Created"),
			Detail:     &map[string]interface{}{"bucket": map[string]interface{}{"name": []*string{uploads.BucketName()}}},
		},
		Targets: &[]awsevents.IRuleTarget{
			awseventstargets.NewLambdaFunction(live, &awseventstargets.LambdaFunctionProps{DeadLetterQueue: undelivered}),
		},
	})

	delivery.NewAsyncInvocation(pictures, jsii.String("Measuring"), &delivery.AsyncInvocationProps{
		Handler:       live,
		RetryAttempts: jsii.Number(1),
		MaxEventAge:   awscdk.Duration_Hours(jsii.Number(1)),
		OnSuccess:     delivery.Destination_EventBus(props.bus),
		OnFailure:     delivery.Destination_Bucket(props.failures),
	})
}
