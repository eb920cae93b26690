package shop;

import io.github.cdklambdadelivery.AsyncInvocation;
import io.github.cdklambdadelivery.Destination;
import io.github.cdklambdadelivery.FailureAlarms;
import io.github.cdklambdadelivery.FailureQueue;
import io.github.cdklambdadelivery.SqsConsumer;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** A shop whose orders and pictures come in through queues, and whose reports are made at night: no event of theirs is lost. */
public final class ShopStack extends Stack {
    private static final String HANDLER = "def handler(event, context): return {'batchItemFailures': []}";

    public ShopStack(Construct scope, String id) {
        super(scope, id);
        Topic onCall = new Topic(this, "OnCall");
        FailureAlarms.of(this).addAction(new SnsAction(onCall));

        // A queue that is made, with its dead-letter queue and alarm.
        SqsConsumer.Builder.create(this, "Orders").handler(function("Save")).batchSize(100).maxBatchingWindow(Duration.seconds(5)).build();

        // Events that are invoked asynchronously, and a queue where they end if they fail.
        Function report = function("Report");
        FailureQueue failures = new FailureQueue(this, "Failures");
        AsyncInvocation.Builder.create(this, "Reports").handler(report).retryAttempts(1).onFailure(Destination.queue(failures)).build();
        LambdaFunction nightly = LambdaFunction.Builder.create(report).deadLetterQueue(failures).build();
        Rule.Builder.create(this, "Nightly").schedule(Schedule.rate(Duration.days(1))).targets(List.of(nightly)).build();

        // Wired with aws-cdk-lib alone; the checks see it all the same.
        FailureQueue lost = new FailureQueue(this, "LostPictures");
        Queue pictures = Queue.Builder.create(this, "Pictures").visibilityTimeout(Duration.seconds(30)).enforceSsl(true)
            .deadLetterQueue(DeadLetterQueue.builder().queue(lost).maxReceiveCount(5).build()).build();
        function("Measure").addEventSource(SqsEventSource.Builder.create(pictures).reportBatchItemFailures(true).build());
        Validations.of(pictures).acknowledge(Acknowledgment.builder()
            .id("LambdaDelivery::visibility-covers-retries").reason("A picture may be measured twice").build());
    }

    private Function function(String id) {
        return Function.Builder.create(this, id).runtime(Runtime.PYTHON_3_13).handler("index.handler").timeout(Duration.seconds(20))
            .code(Code.fromInline(HANDLER)).build();
    }
}
