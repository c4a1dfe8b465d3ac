package dev.waybill.payment.provider;

import dev.waybill.payment.intent.application.PaymentGateway.NoAnswer;
import dev.waybill.payment.intent.application.PaymentGateway.UnexpectedResponse;
import dev.waybill.payment.reconciliation.application.SettlementReports;
import dev.waybill.payment.reconciliation.domain.SettlementLine;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a report as it comes, behind the same guards as every call: getting hold of it is repeated, reading on is not. So
 * many lines may take no longer than a call.
 */
@Component
class HttpSettlementReports implements SettlementReports {

    private static final int BATCH = 500;

    private final RestClient http;
    private final ProviderGuards guards;
    private final JsonMapper json;

    HttpSettlementReports(RestClient providerClient, ProviderGuards guards, JsonMapper json) {
        this.http = providerClient;
        this.guards = guards;
        this.json = json;
    }

    @Override
    public void read(LocalDate day, Consumer<List<SettlementLine>> batches) {
        try (SettlementReader report = guards.call(() -> open(day))) {
            List<SettlementLine> lines = guards.attempt(() -> report.next(BATCH));
            while (!lines.isEmpty()) {
                batches.accept(lines);
                lines = guards.attempt(() -> report.next(BATCH));
            }
        }
    }

    private SettlementReader open(LocalDate day) {
        try {
            return Objects.requireNonNull(http.get()
                    .uri("/settlements/{day}", day)
                    .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .exchange((_, response) -> open(response), false));
        } catch (ResourceAccessException e) {
            throw new NoAnswer("the settlement report cannot be had", e);
        }
    }

    private SettlementReader open(ConvertibleClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        if (status.is2xxSuccessful()) {
            return new SettlementReader(json.createParser(response.getBody()), response);
        }
        response.close();
        HttpGateway.requireAnswer(status);
        throw new UnexpectedResponse("the provider answered %d to a report".formatted(status.value()));
    }
}
