package orders;

import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.TopicProps;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** The topic that calls out the people on duty, by mail here; an incident tool or a chat subscribes alike. */
public class OnCallTopic extends Topic {
    public OnCallTopic(Construct scope, String id) {
        super(scope, id, TopicProps.builder().enforceSsl(true).build());
        // `enforceSsl` gives the topic a policy, which takes the place of SNS's own: without this statement no alarm would get through.
        grantPublish(new ServicePrincipal("cloudwatch.amazonaws.com", ServicePrincipalOpts.builder()
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
            .build()));
        addSubscription(new EmailSubscription("on-call@example.com"));
    }
}
