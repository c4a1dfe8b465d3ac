@NullMarked
package dev.waybill.messaging.testing;

import org.jspecify.annotations.NullMarked;
