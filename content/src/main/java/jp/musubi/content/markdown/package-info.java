/** Markdown to safe HTML and to plain text. */
@NullMarked
package jp.musubi.content.markdown;

import org.jspecify.annotations.NullMarked;
