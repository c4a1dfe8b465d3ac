/** How it is done; not for applications. This package holds what sending and receiving share. */
@NullMarked
package dev.waybill.messaging.internal;

import org.jspecify.annotations.NullMarked;
