package dev.waybill.reporting.dashboard.view;

import dev.waybill.reporting.sales.SalesCount;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says numbers, money and times the way people do; used by the templates. */
@Component("phrases")
class Phrases {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern CODE_BEFORE_DIGIT = Pattern.compile("(\\p{L})(\\d)");

    private final Clock clock;

    Phrases(Clock clock) {
        this.clock = clock;
    }

    public String ago(Instant moment) {
        Duration age = Duration.between(moment, clock.instant());
        if (age.toSeconds() < 2) {
            return "just now";
        }
        if (age.toMinutes() < 1) {
            return age.toSeconds() + " s ago";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 1 ? age.toHours() + " h ago" : age.toDays() + " d ago";
    }

    /** {@code + 38 ms}, {@code + 1.2 s}, {@code + 5 min}. */
    public String later(Duration by) {
        if (by.toMillis() < 1_000) {
            return "+ " + Math.max(0, by.toMillis()) + " ms";
        }
        if (by.toMinutes() < 1) {
            long tenths = by.toMillis() / 100;
            return "+ " + tenths / 10 + "." + tenths % 10 + " s";
        }
        return by.toHours() < 1 ? "+ " + by.toMinutes() + " min" : "+ " + by.toHours() + " h";
    }

    public String exactly(Instant moment) {
        return EXACT.format(moment);
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    public String money(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
        try {
            Currency iso = Currency.getInstance(currency);
            format.setCurrency(iso);
            format.setMinimumFractionDigits(iso.getDefaultFractionDigits());
            format.setMaximumFractionDigits(iso.getDefaultFractionDigits());
            return CODE_BEFORE_DIGIT.matcher(format.format(amount)).replaceFirst("$1\u00a0$2");
        } catch (IllegalArgumentException e) {
            return amount.toPlainString() + "\u00a0" + currency;
        }
    }

    /** The revenue of each currency that has any, those with most orders first. */
    public String revenue(List<SalesCount> sales) {
        String revenue = sales.stream()
                .filter(count -> count.revenue().signum() > 0)
                .map(count -> money(count.revenue(), count.currency()))
                .collect(Collectors.joining(", "));
        return revenue.isEmpty() ? "–" : revenue;
    }

    /** {@code PAYMENT_DECLINED} as "Payment declined". */
    public String words(@Nullable String constant) {
        if (constant == null || constant.isEmpty()) {
            return "–";
        }
        String words = constant.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ENGLISH);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
