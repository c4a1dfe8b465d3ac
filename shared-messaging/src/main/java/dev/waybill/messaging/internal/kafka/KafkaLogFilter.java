package dev.waybill.messaging.internal.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Bounds what is logged while a broker or a database is away. Each Kafka client reports it several times a second, and each
 * pooled connection and each transaction that loses one with a whole stack trace: of lines that differ in client and numbers
 * only, one a minute passes, and the next one that passes is preceded by the number of those that did not. A client's settings
 * are logged only where their logger was given a level of its own.
 */
final class KafkaLogFilter extends TurboFilter {

    private static final Set<String> REPETITIVE = Set.of(
            "org.apache.kafka.",
            "com.zaxxer.hikari.pool.",
            "org.springframework.jdbc.support.",
            "org.springframework.orm.jpa.",
            "org.springframework.transaction.");

    private static final Set<String> SETTINGS = Set.of(
            "org.apache.kafka.clients.admin.AdminClientConfig",
            "org.apache.kafka.clients.consumer.ConsumerConfig",
            "org.apache.kafka.clients.producer.ProducerConfig",
            "org.apache.kafka.common.config.AbstractConfig",
            "org.apache.kafka.common.utils.AppInfoParser");

    private static final Pattern NUMBERS = Pattern.compile("-?\\d[-\\d.:]*");

    private final RepeatedLines lines;

    KafkaLogFilter(RepeatedLines lines) {
        this.lines = lines;
    }

    /** Installs it, once, in the application's Logback. */
    static void install() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        synchronized (context) {
            if (context.getTurboFilterList().stream().noneMatch(KafkaLogFilter.class::isInstance)) {
                KafkaLogFilter filter =
                        new KafkaLogFilter(new RepeatedLines(Duration.ofMinutes(1), InstantSource.system()));
                filter.setContext(context);
                filter.start();
                context.addTurboFilter(filter);
            }
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        if (format == null || !level.isGreaterOrEqual(logger.getEffectiveLevel()) || !isRepetitive(logger)) {
            return FilterReply.NEUTRAL;
        }
        if (SETTINGS.contains(logger.getName()) && level.levelInt <= Level.INFO_INT) {
            return logger.getLevel() == null ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
        return switch (lines.next(logger.getName() + ' ' + shape(format))) {
            case RepeatedLines.Verdict.Suppress() -> FilterReply.DENY;
            case RepeatedLines.Verdict.Pass(long suppressed) -> {
                if (suppressed > 0) {
                    LoggerFactory.getLogger(KafkaLogFilter.class)
                            .info("{} more lines like the next one were suppressed", suppressed);
                }
                yield FilterReply.NEUTRAL;
            }
        };
    }

    private static boolean isRepetitive(Logger logger) {
        return REPETITIVE.stream().anyMatch(logger.getName()::startsWith);
    }

    /**
     * What lines have in common that differ in the client, which Kafka puts before each as {@code [Consumer clientId=…] }, and
     * in numbers: most of its loggers put the arguments in before anything else sees the line.
     */
    private static String shape(String line) {
        int end = line.startsWith("[") ? line.indexOf("] ") : -1;
        String text = line.substring(end < 0 ? 0 : end + 2);
        return NUMBERS.matcher(text).replaceAll("#");
    }
}
