/** The generator as a program of its own. */
@NullMarked
package jp.musubi.site.command;

import org.jspecify.annotations.NullMarked;
