/** YAML as a tree that knows its lines, and as JSON. */
@NullMarked
package jp.musubi.content.yaml;

import org.jspecify.annotations.NullMarked;
