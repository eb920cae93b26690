package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	delivery "github.com/cdk-lambda-delivery/cdk-lambda-delivery-go/cdklambdadelivery"
)

// Orders arrive in a queue and are written to a table, whose stream tells of every change.
func newOrders(scope constructs.Construct, id string) awsdynamodb.TableV2 {
	orders := constructs.NewConstruct(scope, jsii.String(id))
	table := awsdynamodb.NewTableV2(orders, jsii.String("Table"), &awsdynamodb.TablePropsV2{
		PartitionKey: &awsdynamodb.Attribute{Name: jsii.String("id"), Type: awsdynamodb.AttributeType_STRING},
		DynamoStream: awsdynamodb.StreamViewType_NEW_IMAGE,
		PointInTimeRecoverySpecification: &awsdynamodb.PointInTimeRecoverySpecification{
			PointInTimeRecoveryEnabled: jsii.Bool(true),
		},
		DeletionProtection: jsii.Bool(true),
	})
	save := newFunction(orders, "Save", "save-order", &map[string]*string{"TABLE": table.TableName()})
	save.AddToRolePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Actions:   jsii.Strings("dynamodb:PutItem"),
		Resources: &[]*string{table.TableArn()},
	}))

	// Queue, dead-letter queue, alarm, visibility timeout (6 × 30 s + 5 s) and partial batch responses come with it.
	delivery.NewSqsConsumer(orders, jsii.String("Incoming"), &delivery.SqsConsumerProps{
		Handler:           save,
		BatchSize:         jsii.Number(100),
		MaxBatchingWindow: awscdk.Duration_Seconds(jsii.Number(5)),
	})
	return table
}
