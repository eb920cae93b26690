package orders;

import io.github.cdklambdadelivery.Destination;
import io.github.cdklambdadelivery.KinesisConsumer;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** Clicks arrive on an encrypted stream and are counted. A bucket keeps those that cannot be counted, where a queue would keep pointers. */
public class Clicks extends Construct {
    public Clicks(Construct scope, String id, IBucket failures) {
        super(scope, id);
        Stream stream = Stream.Builder.create(this, "Stream")
            .streamMode(StreamMode.ON_DEMAND)
            .encryption(StreamEncryption.KMS)
            .encryptionKey(Key.Builder.create(this, "Key").enableKeyRotation(true).build())
            .build();

        KinesisConsumer.Builder.create(this, "Counting")
            .handler(new ShopFunction(this, "Count", "count-clicks", Map.of()))
            .stream(stream)
            .maxBatchingWindow(Duration.seconds(10))
            .retryAttempts(3)
            .onFailure(Destination.bucket(failures))
            .build();
    }
}
