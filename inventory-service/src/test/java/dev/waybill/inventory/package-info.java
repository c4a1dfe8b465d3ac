/** The running service, called over HTTP and over its topics. */
@NullMarked
package dev.waybill.inventory;

import org.jspecify.annotations.NullMarked;
