/**
 * Judges a run of the platform. It knows HTTP answers, topics, tables, replication slots and the provider's ledger, and
 * no class of the platform.
 */
@NullMarked
package dev.waybill.checker;

import org.jspecify.annotations.NullMarked;
