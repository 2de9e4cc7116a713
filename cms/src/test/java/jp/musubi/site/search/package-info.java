/**
 * Tests that search in a browser and on a server are one search; here, where there is a browser.
 */
@NullMarked
package jp.musubi.site.search;

import org.jspecify.annotations.NullMarked;
