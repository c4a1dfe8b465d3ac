@NullMarked
package dev.waybill.inventory.product.domain;

import org.jspecify.annotations.NullMarked;
