package dev.waybill.platform.topology;

import dev.waybill.platform.access.Secrets;
import dev.waybill.platform.postgres.PostgresServer;

/** What the services share: the broker and the PostgreSQL clusters. */
public final class Infrastructure {

    /** The broker's process. */
    public static final String KAFKA = "kafka";

    private Infrastructure() {}

    /** Whether a process is no service. */
    public static boolean isNamed(String process) {
        return process.equals(KAFKA) || Cluster.isNamed(process);
    }

    /** The superuser's password. */
    public static String postgresPassword(Secrets secrets) {
        return secrets.get("database." + PostgresServer.SUPERUSER);
    }
}
