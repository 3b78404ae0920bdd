/** Where things lie: the project's layout, environments and settings, read once, checked, then frozen. */
@org.jspecify.annotations.NullMarked
package io.confiture.project;
