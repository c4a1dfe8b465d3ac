/** The runbook of the restore, executed. */
@NullMarked
package dev.waybill.system.restore;

import org.jspecify.annotations.NullMarked;
