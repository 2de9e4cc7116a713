/** Certificates of awards (表彰状) as PDF: vertical writing, fonts inside, a code to check it. */
@NullMarked
package jp.musubi.site.certificate;

import org.jspecify.annotations.NullMarked;
