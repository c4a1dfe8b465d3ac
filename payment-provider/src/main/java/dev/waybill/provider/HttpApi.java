package dev.waybill.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Finds who answers a request, and turns refusals into problem details. */
final class HttpApi implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());

    private final PaymentApi payments;
    private final OperatorApi operator;

    HttpApi(PaymentApi payments, OperatorApi operator) {
        this.payments = payments;
        this.operator = operator;
    }

    @Override
    public void handle(HttpExchange exchange) {
        Request request = new Request(exchange);
        try (exchange) {
            try {
                route(request);
            } catch (Problem problem) {
                request.answer(problem);
            } catch (IllegalArgumentException | JacksonException e) {
                request.answer(Problem.badRequest("the body cannot be read: " + firstLine(e)));
            }
        } catch (FaultInjector.NoAnswer _) {
            // Closing the exchange without an answer closes the connection.
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the caller went away", e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, request + " failed", e);
        }
    }

    private void route(Request request) throws IOException {
        List<String> path = request.path();
        switch (path.getFirst()) {
            case "v1" -> payments.answer(request);
            case "ledger", "settlements", "faults", "health" -> operator.answer(request);
            default -> throw Problem.notFound("nothing is at this path");
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
