package dev.waybill.benchmarks.report;

import dev.waybill.benchmarks.report.Floor.Figure;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/** The floors that the library must hold on any machine, since they compare what ran beside each other. */
public final class Floors {

    private static final String RATE = "messages/s";
    private static final String OURS = "relay/waybill";
    private static final String BARE_LOOP = "relay/bare pipelined loop";
    private static final String BARE_PRODUCER = "relay/bare producer";
    private static final String HEAP = "MB in use after a collection";

    public static final List<Floor> ALL = List.of(
            Floor.atLeast("bare pipelined loop ÷ bare producer", 0.25, 0.25, ratio(BARE_LOOP, BARE_PRODUCER)),
            Floor.atLeast("our relay ÷ bare pipelined loop", 0.5, 0.6, ratio(OURS, BARE_LOOP)),
            Floor.atLeast(
                    "our relay ÷ best of Spring Modulith, Namastack, gruelbox",
                    20,
                    20,
                    (results, round) -> combined(
                            results.figure(round, OURS, RATE),
                            results.best(round, RATE, "relay/spring modulith", "relay/namastack", "relay/gruelbox"),
                            (ours, best) -> ours / best)),
            Floor.atLeast(
                    "our relay, old snapshot and 300,000 dead rows ÷ without",
                    0.9,
                    0.9,
                    ratio("old snapshot/held, 300,000 dead rows", "old snapshot/none")),
            Floor.atLeast(
                    "our consumer ÷ bare unnest loop",
                    0.5,
                    0.6,
                    ratio("consumer/waybill", "consumer/bare unnest loop")),
            Floor.atMost(
                    "p50 commit → consumer at 200/s, written in the relay's process, ms",
                    5,
                    3,
                    figure("latency/200 a second, written in the relay's process", "p50 ms")),
            Floor.atMost(
                    "p50 commit → consumer at 200/s, written in another process, ms",
                    15,
                    10,
                    figure("latency/200 a second, written in another process", "p50 ms")),
            Floor.atMost(
                    "heap of the relay, 1,000,000 rows waiting − empty, MB",
                    128,
                    128,
                    (results, round) -> combined(
                            results.figure(round, "heap/1,000,000 rows waiting", HEAP),
                            results.figure(round, "heap/empty outbox", HEAP),
                            (full, empty) -> full - empty)),
            Floor.atMost("messages that ours lost", 0, 0, ofOurs("losses")),
            Floor.atMost("messages of ours out of order", 0, 0, ofOurs("inversions")));

    private Floors() {}

    private static Figure figure(String scenario, String title) {
        return (results, round) -> results.figure(round, scenario, title);
    }

    private static Figure ratio(String scenario, String other) {
        return (results, round) -> combined(
                results.figure(round, scenario, RATE),
                results.figure(round, other, RATE),
                (figure, base) -> figure / base);
    }

    /** In whatever was measured of it. */
    private static Figure ofOurs(String title) {
        return (results, round) -> results.sum(
                round, title, name -> name.equals(OURS) || !(name.startsWith("relay/") || name.contains("bare")));
    }

    private static OptionalDouble combined(OptionalDouble first, OptionalDouble second, DoubleBinaryOperator how) {
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(how.applyAsDouble(first.getAsDouble(), second.getAsDouble()))
                : OptionalDouble.empty();
    }
}
