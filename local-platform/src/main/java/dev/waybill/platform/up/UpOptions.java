package dev.waybill.platform.up;

import java.util.Map;

/**
 * What the caller of {@code up} wants.
 *
 * @param instances how many of which service, where it is more than one
 * @param ownClusters whether each service has a PostgreSQL cluster of its own
 * @param catalogue whether a demo catalogue is loaded
 * @param demo whether demo traffic runs
 * @param caches whether start-up caches are trained
 */
public record UpOptions(
        int portBase,
        Map<String, Integer> instances,
        boolean ownClusters,
        boolean catalogue,
        boolean demo,
        boolean caches) {}
