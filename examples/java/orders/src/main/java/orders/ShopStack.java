package orders;

import io.github.cdklambdadelivery.FailureAlarms;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.s3.BucketProps;
import software.constructs.Construct;

/** The shop as a whole: who is told of failures, where failed records are kept, and the four ways in which events arrive. */
public class ShopStack extends Stack {
    public ShopStack(Construct scope, String id) {
        super(scope, id);

        // Said once: every queue in which a failed event can end calls out the people on duty.
        FailureAlarms.of(this).addAction(new SnsAction(new OnCallTopic(this, "OnCall")));

        PrivateBucket accessLogs = new PrivateBucket(this, "AccessLogs", BucketProps.builder());
        PrivateBucket failures = new PrivateBucket(this, "Failures", BucketProps.builder()
            .serverAccessLogsBucket(accessLogs).serverAccessLogsPrefix("failures/"));
        EventBus bus = new EventBus(this, "Bus");

        new Pictures(this, "Pictures", accessLogs, failures, bus);
        Orders orders = new Orders(this, "Orders");
        new Notices(this, "Notices", orders.table, bus);
        new Clicks(this, "Clicks", failures);
    }
}
