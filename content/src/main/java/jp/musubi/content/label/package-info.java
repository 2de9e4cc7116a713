/** Short texts for people, by language. */
@NullMarked
package jp.musubi.content.label;

import org.jspecify.annotations.NullMarked;
