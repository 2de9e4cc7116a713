/**
 * What documents say: the text of PDF files, read in a process of its own and kept from build to
 * build.
 */
@NullMarked
package jp.musubi.site.document;

import org.jspecify.annotations.NullMarked;
