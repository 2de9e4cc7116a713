/** What the city set for its site as a whole, by key. */
@NullMarked
package jp.musubi.cms.setting;

import org.jspecify.annotations.NullMarked;
