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
            } catch (JacksonException e) {
                request.answer(UnreadableBody.of(e));
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
}
