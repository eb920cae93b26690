import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints, one line for each handler of Orders, the identifiers of its answer to a batch of good and bad texts. */
public class RunOrders {
    public static void main(String[] args) {
        String good = args[0];
        String bad = args[1];
        Orders orders = new Orders();
        print(orders.fromQueue(messages(good, bad, good, bad)));
        print(orders.fromFifoQueue(messages(good, bad, good, good)));
        print(orders.fromStream(Map.of("Records", IntStream.range(0, 4)
            .mapToObj(index -> Map.of("kinesis", Map.of("sequenceNumber", "s" + index, "data", encoded(index % 2 == 1 ? bad : good)))).toList())));
        print(orders.fromTopic(Map.of("records", new TreeMap<>(Map.of(
            "orders-0", partition(good, bad, bad), "orders-1", partition(good), "orders-2", partition(bad))))));
    }

    private static Map<String, List<Map<String, Object>>> messages(String... bodies) {
        return Map.of("Records", IntStream.range(0, bodies.length).mapToObj(index -> Map.<String, Object>of("messageId", "m" + index, "body", bodies[index])).toList());
    }

    private static List<Map<String, Object>> partition(String... texts) {
        return IntStream.range(0, texts.length).mapToObj(index -> Map.<String, Object>of("offset", 5 + index, "value", encoded(texts[index]))).toList();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void print(Map<String, Object> answer) {
        System.out.println(((List<?>) answer.get("batchItemFailures")).stream().map(failure -> ((Map<?, ?>) failure).get("itemIdentifier"))
            .map(id -> id instanceof Map<?, ?> record ? record.get("partition") + "@" + record.get("offset") : id.toString()).collect(Collectors.joining(" ")));
    }
}
