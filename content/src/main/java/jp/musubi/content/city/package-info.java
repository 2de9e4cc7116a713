/** The files shipped with the program: content types, vocabularies and the sample city. */
@NullMarked
package jp.musubi.content.city;

import org.jspecify.annotations.NullMarked;
