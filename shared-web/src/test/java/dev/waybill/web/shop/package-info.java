/** The service under test: a shop that sells parcels. */
@NullMarked
package dev.waybill.web.shop;

import org.jspecify.annotations.NullMarked;
