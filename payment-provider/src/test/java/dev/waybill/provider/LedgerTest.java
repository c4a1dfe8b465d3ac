package dev.waybill.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.provider.ledger.Ledger;
import dev.waybill.provider.ledger.LedgerRecord;
import dev.waybill.provider.payment.Payment;
import dev.waybill.provider.payment.PaymentStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasAppended() throws IOException {
        try (Ledger ledger = open(new ArrayList<>())) {
            Ledger.Position first = ledger.append(entry("a")).join();
            ledger.append(entry("b")).join();

            assertThat(ledger.read(first)).isEqualTo(entry("a"));
        }

        assertThat(keys()).containsExactly("a", "b");
    }

    @Test
    void sharesAnFsyncAmongThoseThatWait() throws IOException {
        try (Ledger ledger = open(new ArrayList<>())) {
            List<CompletableFuture<Ledger.Position>> appends = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                appends.add(ledger.append(entry("k" + i)));
            }
            appends.forEach(CompletableFuture::join);
        }

        assertThat(keys()).hasSize(5000);
    }

    @Test
    void removesALastLineThatWasCutShort() throws IOException {
        for (int cut = 1; cut < 40; cut += 13) {
            try (Ledger ledger = open(new ArrayList<>())) {
                ledger.append(entry("whole")).join();
                ledger.append(entry("torn")).join();
            }
            byte[] bytes = Files.readAllBytes(file());
            Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length - cut));

            assertThat(keys()).containsExactly("whole");
            Files.delete(file());
        }
    }

    @Test
    void goesOnAfterATornLine() throws IOException {
        Files.writeString(file(), "0123");
        try (Ledger ledger = open(new ArrayList<>())) {
            ledger.append(entry("a")).join();
        }

        assertThat(keys()).containsExactly("a");
    }

    @Test
    void doesNotStartOnALedgerThatIsDamagedInTheMiddle() throws IOException {
        try (Ledger ledger = open(new ArrayList<>())) {
            ledger.append(entry("a")).join();
            ledger.append(entry("b")).join();
        }
        byte[] bytes = Files.readAllBytes(file());
        bytes[20] ^= 1;
        Files.write(file(), bytes, StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(this::keys).isInstanceOf(IOException.class).hasMessageContaining("damaged at byte 0");
    }

    private List<String> keys() throws IOException {
        List<LedgerRecord> known = new ArrayList<>();
        open(known).close();
        return known.stream().map(LedgerRecord::idempotencyKey).toList();
    }

    private Ledger open(List<LedgerRecord> known) throws IOException {
        return new Ledger(directory, (entry, _) -> known.add(entry));
    }

    private Path file() {
        return directory.resolve("ledger.jsonl");
    }

    private static LedgerRecord entry(String key) {
        Instant now = Instant.parse("2026-11-23T10:15:30Z");
        Payment payment = new Payment(
                "pay_1", PaymentStatus.AUTHORISED, new BigDecimal("5.00"), "EUR", "card-ok", "order-ü", null, now);
        return new LedgerRecord(now, key, "f", payment, PaymentStatus.AUTHORISED, null);
    }
}
