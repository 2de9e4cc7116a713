/** What an import says to people, in Japanese and English. */
@NullMarked
package jp.musubi.cms.importer.wording;

import org.jspecify.annotations.NullMarked;
