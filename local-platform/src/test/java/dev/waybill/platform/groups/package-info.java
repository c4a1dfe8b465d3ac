@NullMarked
package dev.waybill.platform.groups;

import org.jspecify.annotations.NullMarked;
