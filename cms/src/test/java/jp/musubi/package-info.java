/** Rules about the code of all modules, as tests. */
@NullMarked
package jp.musubi;

import org.jspecify.annotations.NullMarked;
