@NullMarked
package dev.waybill.messaging.internal.topics;

import org.jspecify.annotations.NullMarked;
