/** What is published, as a snapshot: for the generator, for export and for others. */
@NullMarked
package jp.musubi.cms.snapshot;

import org.jspecify.annotations.NullMarked;
