/** What the entries of partner banners say, wherever they are read. */
@NullMarked
package jp.musubi.content.banner;

import org.jspecify.annotations.NullMarked;
