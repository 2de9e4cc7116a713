/** Brings registers kept elsewhere into the store: every row is taken over or reported. */
@NullMarked
package jp.musubi.cms.importer;

import org.jspecify.annotations.NullMarked;
