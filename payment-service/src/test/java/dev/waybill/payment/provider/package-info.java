@NullMarked
package dev.waybill.payment.provider;

import org.jspecify.annotations.NullMarked;
