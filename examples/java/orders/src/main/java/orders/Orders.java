package orders;

import io.github.cdklambdadelivery.SqsConsumer;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Orders arrive in a queue and are written to a table, whose stream tells of every change. */
public class Orders extends Construct {
    public final TableV2 table;

    public Orders(Construct scope, String id) {
        super(scope, id);
        table = TableV2.Builder.create(this, "Table")
            .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
            .dynamoStream(StreamViewType.NEW_IMAGE)
            .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .deletionProtection(true)
            .build();
        ShopFunction save = new ShopFunction(this, "Save", "save-order", Map.of("TABLE", table.getTableName()));
        save.addToRolePolicy(PolicyStatement.Builder.create()
            .actions(List.of("dynamodb:PutItem")).resources(List.of(table.getTableArn())).build());

        // Queue, dead-letter queue, alarm, visibility timeout (6 × 30 s + 5 s) and partial batch responses come with it.
        SqsConsumer.Builder.create(this, "Incoming").handler(save).batchSize(100).maxBatchingWindow(Duration.seconds(5)).build();
    }
}
