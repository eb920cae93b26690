module orders

go 1.25

require (
	github.com/aws/aws-cdk-go/awscdk/v2 v2.258.0
	github.com/aws/constructs-go/constructs/v10 v10.5.1
	github.com/aws/jsii-runtime-go v1.140.0
	github.com/cdk-lambda-delivery/cdk-lambda-delivery-go/cdklambdadelivery v0.0.0
)

// What `npm run package:go` made; not needed once the library is in the Go proxy.
replace github.com/cdk-lambda-delivery/cdk-lambda-delivery-go/cdklambdadelivery => ../../../dist/go/cdklambdadelivery
