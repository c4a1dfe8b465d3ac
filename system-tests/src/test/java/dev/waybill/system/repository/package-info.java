/** Holds the pages and the deployment files of the repository against its code. */
@NullMarked
package dev.waybill.system.repository;

import org.jspecify.annotations.NullMarked;
