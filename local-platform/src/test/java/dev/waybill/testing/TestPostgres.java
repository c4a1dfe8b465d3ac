package dev.waybill.testing;

import dev.waybill.platform.postgres.ClusterAddress;
import dev.waybill.platform.postgres.Credentials;
import dev.waybill.platform.postgres.ServiceDatabase;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A throw-away cluster that hands out fresh databases, provisioned as in production. */
public final class TestPostgres {

    private final ClusterAddress address;
    private final Credentials superuser;
    private final AtomicInteger handedOut = new AtomicInteger();

    TestPostgres(ClusterAddress address, Credentials superuser) {
        this.address = address;
        this.superuser = superuser;
    }

    public ClusterAddress address() {
        return address;
    }

    public Credentials superuser() {
        return superuser;
    }

    /**
     * A new, empty database with the schema and its two roles. The database's name is new each time; the roles
     * {@code <schema>_owner} and {@code <schema>_app} belong to the cluster and stay the same.
     */
    public TestDatabase database(String schema) {
        String name = schema + "_" + handedOut.incrementAndGet();
        Credentials owner = new Credentials(schema + "_owner", "owner-secret");
        Credentials app = new Credentials(schema + "_app", "app-secret");
        ServiceDatabase database = new ServiceDatabase(name, schema, owner, app);
        try {
            database.provision(address, superuser);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database " + name + " cannot be provisioned", e);
        }
        return new TestDatabase(address, name, schema, owner, app);
    }
}
