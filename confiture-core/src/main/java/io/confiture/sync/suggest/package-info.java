/** Detection: what columns look like they hold, by names, types and comments, and what could be decided. It only suggests. */
@NullMarked
package io.confiture.sync.suggest;

import org.jspecify.annotations.NullMarked;
