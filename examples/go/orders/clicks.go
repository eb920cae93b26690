package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesis"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	delivery "github.com/cdk-lambda-delivery/cdk-lambda-delivery-go/cdklambdadelivery"
)

// Clicks arrive on an encrypted stream and are counted. A bucket keeps those that cannot be counted, where a queue would keep pointers.
func newClicks(scope constructs.Construct, id string, failures awss3.IBucket) {
	clicks := constructs.NewConstruct(scope, jsii.String(id))
	stream := awskinesis.NewStream(clicks, jsii.String("Stream"), &awskinesis.StreamProps{
		StreamMode:    awskinesis.StreamMode_ON_DEMAND,
		Encryption:    awskinesis.StreamEncryption_KMS,
		EncryptionKey: awskms.NewKey(clicks, jsii.String("Key"), &awskms.KeyProps{EnableKeyRotation: jsii.Bool(true)}),
	})

	delivery.NewKinesisConsumer(clicks, jsii.String("Counting"), &delivery.KinesisConsumerProps{
		Handler:           newFunction(clicks, "Count", "count-clicks", nil),
		Stream:            stream,
		MaxBatchingWindow: awscdk.Duration_Seconds(jsii.Number(10)),
		RetryAttempts:     jsii.Number(3),
		OnFailure:         delivery.Destination_Bucket(failures),
	})
}
