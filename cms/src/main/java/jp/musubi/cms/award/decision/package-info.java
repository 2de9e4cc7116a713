/**
 * What a jury's meeting chose: recorded, decided by two people, announced, withdrawn, disclosed.
 */
@NullMarked
package jp.musubi.cms.award.decision;

import org.jspecify.annotations.NullMarked;
