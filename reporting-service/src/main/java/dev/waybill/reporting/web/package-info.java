/** The reports over REST. */
@NullMarked
package dev.waybill.reporting.web;

import org.jspecify.annotations.NullMarked;
