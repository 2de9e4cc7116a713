/** Checks rendered pages: links and anchors lead somewhere, ids are unique, pictures have texts. */
@NullMarked
package jp.musubi.site.verify;

import org.jspecify.annotations.NullMarked;
