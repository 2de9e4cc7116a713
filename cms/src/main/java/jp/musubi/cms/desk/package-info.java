/** Where people begin: what there is to do next. */
@NullMarked
package jp.musubi.cms.desk;

import org.jspecify.annotations.NullMarked;
