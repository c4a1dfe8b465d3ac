@NullMarked
package dev.waybill.platform.kafka;

import org.jspecify.annotations.NullMarked;
