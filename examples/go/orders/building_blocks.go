package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssnssubscriptions"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

const handlers = "../../typescript/orders/handlers"

// A function of the shop: Node 22, a log group of its own, and a role that may write to that log group and nothing else. The file is in the
// folder of the handlers, and its name has no extension here.
func newFunction(scope constructs.Construct, id, file string, environment *map[string]*string) awslambda.Function {
	logGroup := awslogs.NewLogGroup(scope, jsii.String(id+"Logs"), &awslogs.LogGroupProps{Retention: awslogs.RetentionDays_THREE_MONTHS})
	role := awsiam.NewRole(scope, jsii.String(id+"Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("lambda.amazonaws.com"), nil),
	})
	logGroup.GrantWrite(role)
	return awslambda.NewFunction(scope, jsii.String(id), &awslambda.FunctionProps{
		Runtime:     awslambda.Runtime_NODEJS_22_X(),
		Code:        awslambda.Code_FromAsset(jsii.String(handlers), nil),
		Handler:     jsii.String(file + ".handler"),
		Environment: environment,
		Timeout:     awscdk.Duration_Seconds(jsii.Number(30)),
		MemorySize:  jsii.Number(256),
		LogGroup:    logGroup,
		Role:        role,
	})
}

// A bucket that is encrypted, closed to the public and reached through TLS only; like the queues of failures, it outlives its stack.
func newPrivateBucket(scope constructs.Construct, id string, props *awss3.BucketProps) awss3.Bucket {
	props.Encryption = awss3.BucketEncryption_S3_MANAGED
	props.BlockPublicAccess = awss3.BlockPublicAccess_BLOCK_ALL()
	props.EnforceSSL = jsii.Bool(true)
	return awss3.NewBucket(scope, jsii.String(id), props)
}

// The topic that calls out the people on duty, by mail here; an incident tool or a chat subscribes alike.
func newOnCallTopic(scope constructs.Construct, id string) awssns.Topic {
	topic := awssns.NewTopic(scope, jsii.String(id), &awssns.TopicProps{EnforceSSL: jsii.Bool(true)})
	// `EnforceSSL` gives the topic a policy, which takes the place of SNS's own: without this statement no alarm would get through.
	topic.GrantPublish(awsiam.NewServicePrincipal(jsii.String("cloudwatch.amazonaws.com"), &awsiam.ServicePrincipalOpts{
		Conditions: &map[string]interface{}{
			"StringEquals": map[string]*string{"aws:SourceAccount": awscdk.Stack_Of(topic).Account()},
		},
	}))
	topic.AddSubscription(awssnssubscriptions.NewEmailSubscription(jsii.String("on-call@example.com"), nil))
	return topic
}
