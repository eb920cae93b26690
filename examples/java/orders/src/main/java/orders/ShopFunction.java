package orders;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionProps;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** A function of the shop: Node 22, a log group of its own, and a role that may write to that log group and nothing else. */
public class ShopFunction extends Function {
    private static final String HANDLERS = "../../typescript/orders/handlers";

    /** The file is in the folder of the handlers, and its name has no extension here. */
    public ShopFunction(Construct scope, String id, String file, Map<String, String> environment) {
        super(scope, id, propsOf(scope, id, file, environment));
    }

    private static FunctionProps propsOf(Construct scope, String id, String file, Map<String, String> environment) {
        LogGroup logGroup = LogGroup.Builder.create(scope, id + "Logs").retention(RetentionDays.THREE_MONTHS).build();
        Role role = Role.Builder.create(scope, id + "Role").assumedBy(new ServicePrincipal("lambda.amazonaws.com")).build();
        logGroup.grantWrite(role);
        return FunctionProps.builder()
            .runtime(Runtime.NODEJS_22_X)
            .code(Code.fromAsset(HANDLERS))
            .handler(file + ".handler")
            .environment(environment)
            .timeout(Duration.seconds(30))
            .memorySize(256)
            .logGroup(logGroup)
            .role(role)
            .build();
    }
}
