/** The HTTP layer: one route table, from which routing, permissions and documentation come. */
@NullMarked
package jp.musubi.cms.web;

import org.jspecify.annotations.NullMarked;
