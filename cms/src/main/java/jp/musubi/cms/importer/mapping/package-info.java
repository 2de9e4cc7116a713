/** How a register's columns become fields: read from YAML that a clerk can write. */
@NullMarked
package jp.musubi.cms.importer.mapping;

import org.jspecify.annotations.NullMarked;
