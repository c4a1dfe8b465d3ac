/** The tables of decisions that the services' domains are held to. */
@NullMarked
package dev.waybill.decisions;

import org.jspecify.annotations.NullMarked;
