package orders;

import io.github.cdklambdadelivery.AsyncInvocation;
import io.github.cdklambdadelivery.DynamoDbConsumer;
import io.github.cdklambdadelivery.FailureQueue;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.dynamodb.ITableV2;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.FilterRule;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Customers are told that an order changed and that a picture is ready. One function, two ways in, each with exits of its own: it
 * consumes the stream of the order table, and a rule on the shop's bus invokes it asynchronously.
 */
public class Notices extends Construct {
    public Notices(Construct scope, String id, ITableV2 table, IEventBus bus) {
        super(scope, id);
        Topic topic = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
        ShopFunction notify = new ShopFunction(this, "Notify", "notify", Map.of("TOPIC", topic.getTopicArn()));
        topic.grantPublish(notify);

        DynamoDbConsumer.Builder.create(this, "OrderChanges")
            .handler(notify)
            .table(table)
            .filters(List.of(FilterCriteria.filter(Map.of("eventName", FilterRule.or("INSERT", "MODIFY")))))
            .build();

        FailureQueue undelivered = new FailureQueue(this, "PictureReadyUndelivered");
        Rule.Builder.create(this, "PictureReady")
            .eventBus(bus)
            .eventPattern(EventPattern.builder()
                .source(List.of("lambda")).detailType(List.of("Lambda Function Invocation Result - Success")).build())
            .targets(List.of(LambdaFunction.Builder.create(notify).deadLetterQueue(undelivered).build()))
            .build();
        AsyncInvocation.Builder.create(this, "Announcing").handler(notify).build();
    }
}
