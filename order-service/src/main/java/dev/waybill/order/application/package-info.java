/** The use cases: each public class does one thing that somebody asks for. */
@NullMarked
package dev.waybill.order.application;

import org.jspecify.annotations.NullMarked;
