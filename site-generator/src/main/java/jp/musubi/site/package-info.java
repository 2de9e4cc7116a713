/** From a snapshot to a static site: load, link, render, index, write, verify. */
@NullMarked
package jp.musubi.site;

import org.jspecify.annotations.NullMarked;
