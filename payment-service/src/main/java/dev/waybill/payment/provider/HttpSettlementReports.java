package dev.waybill.payment.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.waybill.payment.application.PaymentGateway.NoAnswer;
import dev.waybill.payment.application.SettlementReports;
import dev.waybill.payment.domain.Money;
import dev.waybill.payment.domain.Movement;
import dev.waybill.payment.domain.SettlementLine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

@Component
class HttpSettlementReports implements SettlementReports {

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Settlement(List<Line> lines) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Line(String paymentId, String reference, Movement.Kind kind, String amount, String currency) {}

    private final RestClient http;

    HttpSettlementReports(RestClient providerClient) {
        this.http = providerClient;
    }

    @Override
    public List<SettlementLine> of(LocalDate day) {
        try {
            @Nullable
            Settlement settlement =
                    http.get().uri("/settlements/{day}", day).retrieve().body(Settlement.class);
            if (settlement == null) {
                throw new NoAnswer("the settlement report is empty");
            }
            return settlement.lines().stream().map(HttpSettlementReports::line).toList();
        } catch (RestClientException e) {
            throw new NoAnswer("the settlement report cannot be had", e);
        }
    }

    private static SettlementLine line(Line line) {
        return new SettlementLine(
                new Movement.Key(line.paymentId(), line.kind()),
                line.reference(),
                Money.of(line.amount(), line.currency()));
    }
}
