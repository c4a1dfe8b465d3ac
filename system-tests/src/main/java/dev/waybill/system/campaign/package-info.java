/** A run under load and faults, its judgement and its report. */
@NullMarked
package dev.waybill.system.campaign;

import org.jspecify.annotations.NullMarked;
