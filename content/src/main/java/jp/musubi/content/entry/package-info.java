/** Entries: typed values of fields, read from JSON and checked in one place. */
@NullMarked
package jp.musubi.content.entry;

import org.jspecify.annotations.NullMarked;
