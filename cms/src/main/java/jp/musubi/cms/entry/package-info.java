/** Entries and their revisions: drafting, saving without loss, reading and listing. */
@NullMarked
package jp.musubi.cms.entry;

import org.jspecify.annotations.NullMarked;
