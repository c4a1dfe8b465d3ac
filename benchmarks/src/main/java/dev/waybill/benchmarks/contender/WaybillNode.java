package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Run;
import dev.waybill.benchmarks.contender.work.Writers;
import dev.waybill.messaging.Outbox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An instance of a service, which takes its orders line by line: {@code fill FIRST MESSAGES}, {@code heap},
 * {@code write FIRST WRITERS SECONDS OUTBOX}, {@code pace FIRST WRITERS RATE SECONDS FILE}. Each line is answered by one.
 */
final class WaybillNode {

    private final Run run;
    private final ConfigurableApplicationContext context;
    private final Writers writers;

    private WaybillNode(Run run, ConfigurableApplicationContext context) {
        this.run = run;
        this.context = context;
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        this.writers =
                new Writers(jdbc, context.getBean(TransactionTemplate.class), context.getBean(Outbox.class)::publish);
        jdbc.sql("CREATE TABLE IF NOT EXISTS business (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                        + " aggregate text NOT NULL, sequence bigint NOT NULL, note text NOT NULL)")
                .update();
    }

    public static void main(String[] args) throws Exception {
        Run run = Run.ofThisProcess();
        try (var context = WaybillApplication.start(run, Boolean.getBoolean("bench.relay"))) {
            var node = new WaybillNode(run, context);
            Run.say("READY");
            for (String line = Run.nextLine(); !line.equals("end"); line = Run.nextLine()) {
                Run.say("DONE " + node.obey(line.split(" ")));
            }
        }
    }

    private long obey(String... words) throws IOException, InterruptedException {
        int[] numbers = new int[words.length];
        for (int index = 1; index < words.length; index++) {
            numbers[index] = words[index].matches("\\d{1,9}") ? Integer.parseInt(words[index]) : 0;
        }
        return switch (words[0]) {
            case "fill" -> fill(numbers[1], numbers[2]);
            case "heap" -> heapInUse();
            case "write" ->
                writers.asFastAsTheyCan(
                        numbers[1], numbers[2], Duration.ofSeconds(numbers[3]), Boolean.parseBoolean(words[4]));
            case "pace" ->
                writers.paced(numbers[1], numbers[2], numbers[3], Duration.ofSeconds(numbers[4]), Path.of(words[5]));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private long fill(int first, int messages) {
        WaybillApplication.fill(run, context, first, messages);
        return messages;
    }

    private static long heapInUse() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
