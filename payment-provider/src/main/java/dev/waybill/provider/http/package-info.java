/** Requests, routes and problems over the JDK's HTTP server. */
@NullMarked
package dev.waybill.provider.http;

import org.jspecify.annotations.NullMarked;
