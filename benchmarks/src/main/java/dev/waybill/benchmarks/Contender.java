package dev.waybill.benchmarks;

import java.util.Map;

/**
 * What is measured.
 *
 * @param title as it stands in the table
 * @param main the program
 * @param jars which entries of the class path it sees, so that no peer's auto-configuration meets another's
 * @param properties its configuration, published with the results
 * @param messages how many it relays in one run: slow ones get fewer
 */
record Contender(String title, String main, String jars, Map<String, String> properties, int messages) {

    private static final String PACKAGE = "dev.waybill.benchmarks.contender.";
    private static final String WITHOUT_PEERS = "^(?!.*(modulith|namastack|debezium|transactionoutbox)).*$";

    static Contender of(String title, String program, Map<String, String> properties, int messages) {
        return new Contender(title, PACKAGE + program, WITHOUT_PEERS, properties, messages);
    }

    /** A program of ours that takes part in another measurement than that of relays. */
    static Contender program(String title, String program, Map<String, String> properties) {
        return of(title, program, properties, 0);
    }

    /** One that sees its own library, and neither ours nor the other peers'. */
    static Contender peer(String title, String program, String others, Map<String, String> properties, int messages) {
        return new Contender(
                title, PACKAGE + program, "^(?!.*(" + others + "|shared-messaging)).*$", properties, messages);
    }
}
