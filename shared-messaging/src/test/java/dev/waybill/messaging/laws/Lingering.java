package dev.waybill.messaging.laws;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a handler inside its transaction until a file is there, so that its process can be paused just then. */
record Lingering(Path until) implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Lingering.class);

    @Override
    public void run() {
        log.info("This handler lingers inside its transaction");
        while (!Files.exists(until)) {
            pause();
        }
        log.info("This handler goes on inside its transaction");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
