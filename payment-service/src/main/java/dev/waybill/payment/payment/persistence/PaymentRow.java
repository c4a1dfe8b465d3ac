package dev.waybill.payment.payment.persistence;

import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.PaymentId;
import dev.waybill.payment.payment.domain.PaymentSnapshot;
import dev.waybill.payment.payment.domain.PaymentTerms;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** A payment and its row. */
final class PaymentRow {

    private PaymentRow() {}

    static PaymentSnapshot snapshot(ResultSet row) throws SQLException {
        StateColumns state = new StateColumns(
                row.getString("state"),
                row.getString("reason"),
                row.getString("reversal"),
                row.getString("next_step"),
                row.getString("cause"),
                row.getObject("requested", Boolean.class));
        return new PaymentSnapshot(
                new OrderId(row.getObject("order_id", UUID.class)),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                terms(row),
                state.toState(),
                row.getString("provider_payment_id"),
                row.getLong("sequence"),
                row.getString("attention"));
    }

    static @Nullable PaymentTerms terms(ResultSet row) throws SQLException {
        @Nullable BigDecimal amount = row.getBigDecimal("amount");
        return amount == null
                ? null
                : new PaymentTerms(
                        new Money(amount, Currency.getInstance(row.getString("currency"))),
                        row.getString("payment_method"));
    }

    static MapSqlParameterSource parameters(PaymentSnapshot payment) {
        StateColumns state = StateColumns.of(payment.state());
        @Nullable PaymentTerms terms = payment.terms();
        return new MapSqlParameterSource()
                .addValue("order", payment.order().value())
                .addValue("payment", payment.id().value())
                .addValue("amount", terms == null ? null : terms.amount().amount(), Types.NUMERIC)
                .addValue(
                        "currency",
                        terms == null ? null : terms.amount().currency().getCurrencyCode(),
                        Types.VARCHAR)
                .addValue("method", terms == null ? null : terms.paymentMethod(), Types.VARCHAR)
                .addValue("state", state.state())
                .addValue("reason", state.reason(), Types.VARCHAR)
                .addValue("reversal", state.reversal(), Types.VARCHAR)
                .addValue("nextStep", state.nextStep(), Types.VARCHAR)
                .addValue("cause", state.cause(), Types.VARCHAR)
                .addValue("requested", state.requested(), Types.BOOLEAN)
                .addValue("providerPayment", payment.providerPaymentId(), Types.VARCHAR)
                .addValue("sequence", payment.sequence())
                .addValue("attention", payment.attention(), Types.VARCHAR);
    }
}
