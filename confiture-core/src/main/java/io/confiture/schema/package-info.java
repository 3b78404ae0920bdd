/** Build from DDL: finds the schema files of a project, puts them in order and makes one text of them. */
@NullMarked
package io.confiture.schema;

import org.jspecify.annotations.NullMarked;
