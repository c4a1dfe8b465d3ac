package dev.waybill.system.client;

/** Where bearer tokens come from. */
@FunctionalInterface
public interface Tokens {

    /** A valid token for this caller in these roles. */
    String of(String subject, String... roles);
}
