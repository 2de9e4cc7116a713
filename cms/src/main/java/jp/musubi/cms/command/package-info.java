/** The commands of the program. */
@NullMarked
package jp.musubi.cms.command;

import org.jspecify.annotations.NullMarked;
