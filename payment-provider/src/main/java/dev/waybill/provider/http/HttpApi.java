package dev.waybill.provider.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import tools.jackson.core.JacksonException;

/** Finds who answers a request, and turns refusals into problem details. */
public final class HttpApi implements HttpHandler {

    private static final System.Logger log = System.getLogger(HttpApi.class.getName());

    private final Routes routes;

    public HttpApi(Routes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) {
        Request request = new Request(exchange);
        try (exchange) {
            try {
                routes.answer(request);
            } catch (Problem problem) {
                request.answer(problem);
            } catch (IllegalArgumentException | JacksonException e) {
                request.answer(Problem.badRequest("the body cannot be read: " + firstLine(e)));
            } catch (NoAnswer e) {
                throw e;
            } catch (RuntimeException e) {
                log.log(Level.ERROR, request + " failed", e);
                request.answer(Problem.unavailable(500));
            }
        } catch (NoAnswer _) {
            // Closing the exchange without an answer closes the connection.
        } catch (IOException e) {
            log.log(Level.DEBUG, "the caller went away", e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
