@NullMarked
package dev.waybill.system.campaign;

import org.jspecify.annotations.NullMarked;
