package dev.waybill.system.killpoint.agent;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A place in the code after which the world is another one.
 *
 * @param type the class, by its binary name
 * @param method the method as written: code in a lambda belongs to the method around it
 */
public record Site(Kind kind, String type, String method) implements Comparable<Site> {

    /** What happens there. */
    public enum Kind {
        /** A transaction ends well, or a statement without one changes data. */
        COMMIT(
                "(TransactionTemplate|TransactionOperations)\\.execute\\w*|(PlatformTransactionManager|Connection)\\.commit"),
        /** A record is handed to Kafka's producer. */
        SEND("(Producer|KafkaProducer|KafkaTemplate)\\.send\\w*"),
        /** The broker's answer is received. */
        ACK("-"),
        /** A consumer group's position is given to the broker. */
        OFFSETS("(Consumer|KafkaConsumer)\\.commit\\w+"),
        /** Something outside the platform is called. */
        CALL(
                "HttpClient\\.send\\w*|RestTemplate\\.\\w+|RestClient\\$ResponseSpec\\.(?!on)\\w+|RestClient\\$\\w+\\.exchange\\w*");

        private final Pattern calls;

        Kind(String calls) {
            this.calls = Pattern.compile(calls);
        }

        /** Whether a call does it, such as {@code Producer.send}. */
        boolean isDoneBy(String called) {
            return calls.matcher(called).matches();
        }
    }

    /** Reads what {@link #toString} writes. */
    public static Site parse(String text) {
        String[] words = text.split(" ", -1);
        String[] place = words[1].split("#", -1);
        return new Site(Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), place[0], place[1]);
    }

    @Override
    public int compareTo(Site other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + type + "#" + method;
    }
}
