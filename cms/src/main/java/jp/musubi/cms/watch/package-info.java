/** Looking at pages elsewhere in the web: whether they show a banner of ours as they should. */
@NullMarked
package jp.musubi.cms.watch;

import org.jspecify.annotations.NullMarked;
