import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Handlers without a library: Lambda turns the event into a map, and the answer into JSON. */
public class Orders {
    /** A standard queue: messages stand alone, so each is handled, and each that failed is answered. */
    public Map<String, Object> fromQueue(Map<String, List<Map<String, Object>>> event) {
        return answer(event.get("Records").stream().filter(message -> !succeeds((String) message.get("body"))).map(message -> message.get("messageId")));
    }

    /** A FIFO queue: the first failure ends the batch. It is answered with all messages behind it. */
    public Map<String, Object> fromFifoQueue(Map<String, List<Map<String, Object>>> event) {
        return answer(event.get("Records").stream().dropWhile(message -> succeeds((String) message.get("body"))).map(message -> message.get("messageId")));
    }

    /** Kinesis: Lambda starts again with the first record that is answered. */
    public Map<String, Object> fromStream(Map<String, List<Map<String, Map<String, String>>>> event) {
        return answer(event.get("Records").stream().map(record -> record.get("kinesis"))
            .filter(record -> !succeeds(decoded(record.get("data")))).limit(1).map(record -> record.get("sequenceNumber")));
    }

    /** Kafka with provisioned pollers: the first failure ends its partition and no other. */
    public Map<String, Object> fromTopic(Map<String, Map<String, List<Map<String, Object>>>> event) {
        return answer(event.get("records").entrySet().stream().flatMap(partition -> partition.getValue().stream()
            .filter(record -> !succeeds(decoded((String) record.get("value")))).limit(1)
            .map(record -> Map.of("partition", partition.getKey(), "offset", record.get("offset")))));
    }

    private static Map<String, Object> answer(Stream<?> failed) {
        return Map.of("batchItemFailures", failed.map(id -> Map.of("itemIdentifier", id)).toList());
    }

    private static boolean succeeds(String text) {
        try {
            handle(text);
            return true;
        } catch (RuntimeException error) {
            System.err.println(error);
            return false;
        }
    }

    private static String decoded(String data) {
        return new String(Base64.getDecoder().decode(data), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** What is done with one message or record. It throws where that fails. */
    private static void handle(String text) {
        if (!text.contains("\"id\"")) throw new IllegalArgumentException("An order without id");
    }
}
