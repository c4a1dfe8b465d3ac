package dev.waybill.benchmarks.measurement;

import dev.waybill.benchmarks.contender.work.Run;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which message a body is, whoever wrote it. */
public record Identity(String aggregate, int sequence) {

    private static final Pattern PATTERN = Pattern.compile(
            "\"aggregate\":\\s*\"([^\"]+)\".*\"sequence\":\\s*(\\d+)|\"sequence\":\\s*(\\d+).*\"aggregate\":\\s*\"([^\"]+)\"");

    public static Identity of(String body) {
        Matcher found = PATTERN.matcher(body);
        if (!found.find()) {
            throw new IllegalArgumentException("not a message of ours: " + body);
        }
        return found.group(1) != null
                ? new Identity(found.group(1), Integer.parseInt(found.group(2)))
                : new Identity(found.group(4), Integer.parseInt(found.group(3)));
    }

    /** Its number among all messages. */
    public int message() {
        int aggregateNumber = Integer.parseInt(aggregate.substring(aggregate.lastIndexOf('-') + 1));
        return (sequence - 1) * Run.AGGREGATES + aggregateNumber;
    }
}
