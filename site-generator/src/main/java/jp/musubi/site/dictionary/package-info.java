/** How Japanese words are read, by a dictionary that is part of the program. */
@NullMarked
package jp.musubi.site.dictionary;

import org.jspecify.annotations.NullMarked;
