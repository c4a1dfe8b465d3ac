package dev.waybill.platform.topology;

/** How one gets into the dashboards. */
public final class Dashboard {

    /** Who logs in. */
    public static final String USER = "analyst";

    /** The name of the password. */
    public static final String SECRET = "dashboard";

    private Dashboard() {}
}
