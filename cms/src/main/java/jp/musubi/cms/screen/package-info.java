/** Pages for people who work with the program: their frame, their looks; knows no feature. */
@NullMarked
package jp.musubi.cms.screen;

import org.jspecify.annotations.NullMarked;
