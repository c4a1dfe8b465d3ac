package dev.waybill.testing;

import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Kafka's broker and clients say hundreds of lines at start-up; tests keep the warnings, of the broker the errors. */
final class QuietLogs {

    private QuietLogs() {}

    static void keep() {
        // The logging library must be there before its levels can be set.
        LoggerFactory.getILoggerFactory();
        LoggingSystem logging = LoggingSystem.get(QuietLogs.class.getClassLoader());
        logging.setLogLevel("org.apache.kafka", LogLevel.ERROR);
        logging.setLogLevel("kafka", LogLevel.ERROR);
        logging.setLogLevel("state.change.logger", LogLevel.ERROR);
    }
}
