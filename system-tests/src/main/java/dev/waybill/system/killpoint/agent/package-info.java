/** What runs inside a service that is to halt at a kill point; it needs nothing but the JDK. */
@NullMarked
package dev.waybill.system.killpoint.agent;

import org.jspecify.annotations.NullMarked;
