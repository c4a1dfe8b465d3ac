@NullMarked
package dev.waybill.system.nemesis;

import org.jspecify.annotations.NullMarked;
