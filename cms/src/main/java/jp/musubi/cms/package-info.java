/** The CMS: the program people start, its settings and how its parts are put together. */
@NullMarked
package jp.musubi.cms;

import org.jspecify.annotations.NullMarked;
