package dev.waybill.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Walks every endpoint in every spelling, with every {@code Accept} and every credential, and notes each cell that was not
 * answered as the table of those who are admitted demands.
 */
final class AccessMatrix {

    private static final List<String> ACCEPTS =
            List.of("application/json", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

    private final AccessTable table;
    private final Map<Credential, String> headers;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cells = new AtomicInteger();

    AccessMatrix(AccessTable table, Map<Credential, String> headers) {
        this.table = table;
        this.headers = headers;
    }

    record Cell(Endpoint endpoint, Spelling spelling, String accept, Credential credential) {

        String path() {
            return spelling.of(endpoint.path());
        }

        String request(String credentials) {
            boolean body = !Set.of("GET", "HEAD").contains(endpoint.method());
            return endpoint.method() + " " + path() + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n"
                    + HandlerProbe.ASKED + ": yes\r\n" + credentials
                    + (body ? "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}" : "\r\n");
        }
    }

    static int size(int endpoints) {
        return endpoints * Spelling.values().length * ACCEPTS.size() * Credential.values().length;
    }

    void walk(List<Endpoint> endpoints, int port) {
        endpoints.parallelStream().forEach(endpoint -> walk(endpoint, port));
    }

    private void walk(Endpoint endpoint, int port) {
        try (KeptAlive connection = new KeptAlive(port)) {
            for (Spelling spelling : Spelling.values()) {
                for (String accept : ACCEPTS) {
                    for (Credential credential : Credential.values()) {
                        visit(new Cell(endpoint, spelling, accept, credential), connection);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int cells() {
        return cells.get();
    }

    /** The cells that were answered wrongly. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private void visit(Cell cell, KeptAlive connection) {
        cells.incrementAndGet();
        KeptAlive.Answer answer = connection.send(cell.request(String.valueOf(headers.get(cell.credential()))));
        @Nullable String fault = faultIn(cell, answer);
        if (fault != null) {
            wrong.add(cell.endpoint().method() + " " + cell.path() + " with " + cell.credential() + ", accepting "
                    + cell.accept() + ": " + answer.status() + " " + answer.header(HandlerProbe.FOUND)
                    + answer.header("Location") + ", " + fault);
        }
    }

    private @Nullable String faultIn(Cell cell, KeptAlive.Answer answer) {
        AccessTable.Admitted admitted = table.forPath(cell.endpoint().method(), cell.path());
        boolean ran = answer.status() == HandlerProbe.WOULD_RUN;
        if (!admitted.includes(cell.credential())) {
            return refusals(cell, admitted).contains(answer.status())
                            && answer.header("Location").matches("(http://localhost)?(/login)?")
                    ? null
                    : "must be refused by one of " + refusals(cell, admitted);
        }
        boolean mustRun = cell.spelling() == Spelling.PLAIN
                && cell.accept().contains("*/*")
                && !cell.credential().isBad();
        boolean asMapped =
                answer.header(HandlerProbe.FOUND).equals(cell.endpoint().pattern());
        return mustRun && !(ran && asMapped) ? "must reach " + cell.endpoint().pattern() : null;
    }

    private static Set<Integer> refusals(Cell cell, AccessTable.Admitted admitted) {
        boolean plain = cell.spelling() == Spelling.PLAIN;
        if (admitted.bySession()) {
            return plain ? Set.of(302) : Set.of(302, 400);
        }
        if (!cell.credential().isToken()) {
            return plain ? Set.of(401) : Set.of(400, 401);
        }
        if (plain) {
            return cell.endpoint().kind() == Endpoint.Kind.FILES && admitted.none() ? Set.of(404) : Set.of(403);
        }
        return Set.of(400, 403, 404);
    }
}
