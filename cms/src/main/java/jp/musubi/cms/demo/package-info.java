/** The demonstration city. */
@NullMarked
package jp.musubi.cms.demo;

import org.jspecify.annotations.NullMarked;
