package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Run;

/**
 * Our relay, at its defaults: one application without a relay fills the outbox, and a second one, in the same JVM, drains
 * it.
 */
final class WaybillRelay {

    private WaybillRelay() {}

    public static void main(String[] args) {
        Run run = Run.ofThisProcess();
        try (var writer = WaybillApplication.start(run, false)) {
            WaybillApplication.fill(run, writer, 0, run.messages());
        }
        Run.awaitStart();
        try (var relay = WaybillApplication.start(run, true)) {
            if (!relay.isActive()) {
                throw new IllegalStateException("the relay did not start");
            }
            Run.awaitEnd();
        }
    }
}
