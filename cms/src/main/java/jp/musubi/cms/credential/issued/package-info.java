/** What the city certifies now, as signed documents: of banners, of awards, each with its place. */
@NullMarked
package jp.musubi.cms.credential.issued;

import org.jspecify.annotations.NullMarked;
