/** What can be asked of a project and what the answers look like; no database and no domain. */
@org.jspecify.annotations.NullMarked
package io.confiture.check;
