/** Pages: view models, templates and pictures made from entries. */
@NullMarked
package jp.musubi.site.render;

import org.jspecify.annotations.NullMarked;
