/** Advice on how texts are written: rules are data, and scripts in browsers follow the same. */
@NullMarked
package jp.musubi.content.checker;

import org.jspecify.annotations.NullMarked;
