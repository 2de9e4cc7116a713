/** What a build remembers for the next one: units, files, what each of them read and linked to. */
@NullMarked
package jp.musubi.site.state;

import org.jspecify.annotations.NullMarked;
