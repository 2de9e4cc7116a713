/** The screens on which entries are written: forms, saving, merging, previews, histories. */
@NullMarked
package jp.musubi.cms.edit;

import org.jspecify.annotations.NullMarked;
