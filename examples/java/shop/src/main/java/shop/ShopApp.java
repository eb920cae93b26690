package shop;

import io.github.cdklambdadelivery.DeliveryChecks;
import io.github.cdklambdadelivery.RuleSeverity;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Validations;

/** The app: its stack, and the checks over all of it. */
public final class ShopApp {
    public static void main(String[] args) {
        App app = new App();
        Validations.of(app).addPlugins(DeliveryChecks.Builder.create()
            .severities(Map.of(
                "target-has-dead-letter-queue", RuleSeverity.ERROR,
                "async-limits-are-explicit", RuleSeverity.OFF))
            .build());
        new ShopStack(app, "Shop");
        app.synth();
    }
}
