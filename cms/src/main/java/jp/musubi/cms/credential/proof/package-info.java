/**
 * Proofs of the kind {@code eddsa-rdfc-2022}: made and checked, never of more or less than a
 * document says.
 */
@NullMarked
package jp.musubi.cms.credential.proof;

import org.jspecify.annotations.NullMarked;
