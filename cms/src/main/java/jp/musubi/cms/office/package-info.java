/** Screens with which the office keeps an eye on everything: lists, publications, the record. */
@NullMarked
package jp.musubi.cms.office;

import org.jspecify.annotations.NullMarked;
