/** The local platform: one command that runs everything on one machine, every part in a process of its own. */
@NullMarked
package dev.waybill.platform;

import org.jspecify.annotations.NullMarked;
