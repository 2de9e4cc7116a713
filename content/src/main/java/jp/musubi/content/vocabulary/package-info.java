/** Controlled vocabularies: terms with codes, labels, readings and validity. */
@NullMarked
package jp.musubi.content.vocabulary;

import org.jspecify.annotations.NullMarked;
