package orders;

import io.github.cdklambdadelivery.AsyncInvocation;
import io.github.cdklambdadelivery.Destination;
import io.github.cdklambdadelivery.FailureQueue;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.s3.BucketProps;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * An uploaded picture is measured. S3 tells EventBridge, a rule invokes the alias `live` asynchronously, and the settings of that
 * invocation are the alias's own: what is measured becomes an event on the shop's bus, what fails is kept in a bucket.
 */
public class Pictures extends Construct {
    public Pictures(Construct scope, String id, IBucket accessLogs, IBucket failures, IEventBus bus) {
        super(scope, id);
        PrivateBucket uploads = new PrivateBucket(this, "Uploads", BucketProps.builder()
            .serverAccessLogsBucket(accessLogs).serverAccessLogsPrefix("uploads/"));
        // The resource's own property. The L2's `eventBridgeEnabled` would bring a custom resource with a function and a wide role.
        ((CfnBucket) uploads.getNode().getDefaultChild()).setNotificationConfiguration(
            CfnBucket.NotificationConfigurationProperty.builder()
                .eventBridgeConfiguration(CfnBucket.EventBridgeConfigurationProperty.builder().eventBridgeEnabled(true).build())
                .build());

        ShopFunction measure = new ShopFunction(this, "Measure", "measure", Map.of());
        uploads.addToResourcePolicy(PolicyStatement.Builder.create()
            .principals(List.of(measure.getGrantPrincipal()))
            .actions(List.of("s3:GetObject"))
            .resources(List.of(uploads.arnForObjects("*")))
            .build());
        Alias live = measure.addAlias("live");

        // For events that never reach Lambda's own queue; what the function fails at is the business of the settings below.
        FailureQueue undelivered = new FailureQueue(this, "UploadedUndelivered");
        Rule.Builder.create(this, "Uploaded")
            .eventPattern(EventPattern.builder()
                .source(List.of("aws.s3"))
                .detailType(List.of("Object Created"))
                .detail(Map.of("bucket", Map.of("name", List.of(uploads.getBucketName()))))
                .build())
            .targets(List.of(LambdaFunction.Builder.create(live).deadLetterQueue(undelivered).build()))
            .build();

        AsyncInvocation.Builder.create(this, "Measuring")
            .handler(live)
            .retryAttempts(1)
            .maxEventAge(Duration.hours(1))
            .onSuccess(Destination.eventBus(bus))
            .onFailure(Destination.bucket(failures))
            .build();
    }
}
