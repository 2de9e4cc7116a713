/** Reading what stands elsewhere in the web, without being led into the own house. */
@NullMarked
package jp.musubi.cms.fetch;

import org.jspecify.annotations.NullMarked;
