/** Clients on plain sockets: many at a rate, and some that behave badly. */
@NullMarked
package dev.waybill.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
