/** Plans: what becomes of each column of each table, put together from decisions and the catalog. Nothing is sent. */
@NullMarked
package io.confiture.sync.plan;

import org.jspecify.annotations.NullMarked;
