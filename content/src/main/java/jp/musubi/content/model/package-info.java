/** Content types: what kinds of entries there are and which fields they have. */
@NullMarked
package jp.musubi.content.model;

import org.jspecify.annotations.NullMarked;
