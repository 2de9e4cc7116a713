/**
 * Releases of the site: shown to readers in one step, served, listed, and shown again when asked.
 */
@NullMarked
package jp.musubi.cms.release;

import org.jspecify.annotations.NullMarked;
