/** Snapshots: everything a build reads, as NDJSON or as a folder of front matter Markdown. */
@NullMarked
package jp.musubi.content.snapshot;

import org.jspecify.annotations.NullMarked;
