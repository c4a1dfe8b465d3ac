package dev.waybill.platform.up;

import dev.waybill.platform.Console;
import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.access.Secrets;
import dev.waybill.platform.topology.Cluster;
import dev.waybill.platform.topology.Dashboard;
import dev.waybill.platform.topology.Service;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one needs to know once the platform runs. */
record Welcome(Workspace workspace, Ports ports, List<Cluster> clusters, Console console) {

    void show(Duration took) {
        console.line("");
        console.line("Waybill is ready after %d s.".formatted(took.toSeconds()));
        addresses();
        console.line("");
        console.line("  a token for the APIs  ./platform token --role operator   (or customer, analyst)");
        console.line("  logs                  ./platform logs order-service -f");
        console.line("  stop                  Ctrl-C here, or ./platform down; the data stays");
        console.line("");
    }

    void addresses() {
        console.line("");
        console.line("  dashboards            %s   (log in as %s, password %s)"
                .formatted(url(Service.REPORTING.portOffset()), Dashboard.USER, password()));
        for (Service service : Service.values()) {
            address(service.module(), service.portOffset());
        }
        address(Service.PAYMENT_PROVIDER, Service.PAYMENT_PROVIDER_PORT);
        String servers = Stream.concat(clusters.stream().map(Cluster::port), Stream.of(ports.kafka()))
                .map(port -> "localhost:" + port)
                .collect(Collectors.joining(", "));
        console.line("  PostgreSQL, Kafka     %s   (passwords: ./platform status --json)".formatted(servers));
    }

    private void address(String name, int offset) {
        console.line("  %-20s  %s".formatted(name, url(offset)));
    }

    private String password() {
        return Secrets.in(workspace.secrets()).get(Dashboard.SECRET);
    }

    private String url(int offset) {
        return "http://localhost:" + ports.service(offset);
    }
}
