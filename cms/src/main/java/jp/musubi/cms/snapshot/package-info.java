/** What is published, as a snapshot that others build sites from. */
@NullMarked
package jp.musubi.cms.snapshot;

import org.jspecify.annotations.NullMarked;
