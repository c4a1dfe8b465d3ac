package dev.waybill.testing;

import dev.waybill.platform.postgres.ClusterAddress;
import dev.waybill.platform.postgres.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh database of one service: the owner migrates it, the app role uses it. */
public record TestDatabase(ClusterAddress cluster, String name, String schema, Credentials owner, Credentials app) {

    public String jdbcUrl() {
        return cluster.jdbcUrl(name);
    }

    /** Connections of the owner, without a pool. */
    public DataSource ownerDataSource() {
        return dataSource(owner);
    }

    /** Connections of the app role, without a pool. */
    public DataSource appDataSource() {
        return dataSource(app);
    }

    public Connection connectAs(Credentials role) throws SQLException {
        return cluster.connect(name, role);
    }

    private DataSource dataSource(Credentials role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(role.user());
        source.setPassword(role.password());
        return source;
    }
}
