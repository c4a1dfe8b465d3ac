/** A run under load and faults, its verdict and its report. */
@NullMarked
package dev.waybill.system.campaign;

import org.jspecify.annotations.NullMarked;
