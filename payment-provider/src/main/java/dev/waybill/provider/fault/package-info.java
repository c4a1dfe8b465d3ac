/** What goes wrong on purpose. */
@NullMarked
package dev.waybill.provider.fault;

import org.jspecify.annotations.NullMarked;
