/** Problems with input: field, code and a message in each language. */
@NullMarked
package jp.musubi.content.problem;

import org.jspecify.annotations.NullMarked;
