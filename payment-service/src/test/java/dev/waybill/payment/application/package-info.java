/** Tests of use cases without their surroundings. */
@NullMarked
package dev.waybill.payment.application;

import org.jspecify.annotations.NullMarked;
