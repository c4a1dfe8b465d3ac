package dev.waybill.benchmarks.contender.work;

/** What happened, with a body of about 500 bytes. */
public record Happened(String aggregate, long sequence, String pad) {

    public static Happened of(int message) {
        return new Happened(Run.aggregate(message), Run.sequence(message), Run.PAD);
    }
}
