/** PostgreSQL on this machine: its server process, and the databases and roles of the services. */
@NullMarked
package dev.waybill.platform.postgres;

import org.jspecify.annotations.NullMarked;
