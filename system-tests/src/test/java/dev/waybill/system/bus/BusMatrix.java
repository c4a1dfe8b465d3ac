package dev.waybill.system.bus;

import dev.waybill.checker.evidence.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Principal by resource by operation, and what is allowed: written down once more, apart from the program that makes the rules. */
final class BusMatrix {

    static final List<String> PRINCIPALS =
            List.of("order-service", "inventory-service", "payment-service", "reporting-service", "operator", "guest");

    private static final List<String> GROUPS =
            List.of("order-saga", "order-catalogue", "inventory", "payment", "reporting");

    private static final List<String> OF_A_TOPIC =
            List.of("WRITE", "READ", "DESCRIBE", "DESCRIBE_CONFIGS", "ALTER", "ALTER_CONFIGS", "DELETE");
    private static final List<String> OF_A_GROUP = List.of("READ", "DESCRIBE", "DELETE");
    private static final List<String> OF_THE_CLUSTER =
            List.of("CREATE", "ALTER", "DESCRIBE", "ALTER_CONFIGS", "DESCRIBE_CONFIGS");

    private static final Map<String, List<String>> WRITES = Map.of(
            "order-service", List.of(Topics.ORDER_EVENTS, Topics.INVENTORY_COMMANDS, Topics.PAYMENT_COMMANDS),
            "inventory-service", List.of(Topics.INVENTORY_EVENTS),
            "payment-service", List.of(Topics.PAYMENT_EVENTS));

    private static final Map<String, List<String>> READS = Map.of(
            "order-service", List.of(Topics.INVENTORY_EVENTS, Topics.PAYMENT_EVENTS),
            "inventory-service", List.of(Topics.INVENTORY_COMMANDS),
            "payment-service", List.of(Topics.PAYMENT_COMMANDS),
            "reporting-service", Topics.ALL,
            "operator", Topics.ALL);

    private static final Map<String, List<String>> OWNS = Map.of(
            "order-service", List.of(Topics.ORDER_EVENTS),
            "inventory-service", List.of(Topics.INVENTORY_EVENTS, Topics.INVENTORY_COMMANDS),
            "payment-service", List.of(Topics.PAYMENT_EVENTS, Topics.PAYMENT_COMMANDS));

    private static final Map<String, List<String>> MEMBER_OF = Map.of(
            "order-service", List.of("order-saga", "order-catalogue"),
            "inventory-service", List.of("inventory"),
            "payment-service", List.of("payment"),
            "reporting-service", List.of("reporting"),
            "operator", GROUPS);

    private static final Set<String> OF_NO_TOPIC =
            Set.of("operator CLUSTER DESCRIBE", "guest CLUSTER CREATE", "guest TRANSACTIONAL_ID WRITE");

    private BusMatrix() {}

    /** One thing that one principal may do, or may not. */
    record Cell(String principal, String kind, String name, String operation) {

        boolean isAllowed() {
            return switch (kind) {
                case "TOPIC" -> isAllowedOnTopic();
                case "GROUP" -> !operation.equals("DELETE") && of(MEMBER_OF).contains(name);
                default -> OF_NO_TOPIC.contains(principal + " " + kind + " " + operation);
            };
        }

        private boolean isAllowedOnTopic() {
            return switch (operation) {
                case "WRITE" -> of(WRITES).contains(name);
                case "READ" -> of(READS).contains(name);
                case "DESCRIBE" -> of(WRITES).contains(name) || of(READS).contains(name) || of(OWNS).contains(name);
                case "DESCRIBE_CONFIGS" -> of(READS).contains(name) || of(OWNS).contains(name);
                default -> false;
            };
        }

        private List<String> of(Map<String, List<String>> what) {
            return what.getOrDefault(principal, List.of());
        }

        @Override
        public String toString() {
            return "%s: %s on %s %s".formatted(principal, operation, kind, name);
        }
    }

    static List<Cell> cells() {
        return PRINCIPALS.stream().flatMap(BusMatrix::cellsOf).toList();
    }

    private static Stream<Cell> cellsOf(String principal) {
        return Stream.of(
                        cells(principal, "TOPIC", Topics.ALL, OF_A_TOPIC),
                        cells(principal, "GROUP", GROUPS, OF_A_GROUP),
                        cells(principal, "CLUSTER", List.of("kafka-cluster"), OF_THE_CLUSTER),
                        cells(principal, "TRANSACTIONAL_ID", List.of("forged"), List.of("WRITE")))
                .flatMap(cells -> cells);
    }

    private static Stream<Cell> cells(String principal, String kind, List<String> names, List<String> operations) {
        return names.stream()
                .flatMap(name -> operations.stream().map(operation -> new Cell(principal, kind, name, operation)));
    }
}
