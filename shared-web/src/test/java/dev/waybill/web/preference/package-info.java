@NullMarked
package dev.waybill.web.preference;

import org.jspecify.annotations.NullMarked;
