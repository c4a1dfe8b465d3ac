/** Topics as the guarantees need them: declared whole, created, and compared with the cluster. */
@NullMarked
package dev.waybill.messaging.internal.topics;

import org.jspecify.annotations.NullMarked;
