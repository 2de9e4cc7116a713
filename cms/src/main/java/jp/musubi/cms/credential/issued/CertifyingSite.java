package jp.musubi.cms.credential.issued;

import java.net.URI;
import java.util.List;

/**
 * The site that certifies.
 *
 * @param base its address, ending in a slash
 * @param words in its first language
 * @param isAlsoEnglish whether it has its pages in English, too, below {@code en/}
 */
public record CertifyingSite(URI base, CredentialWords words, boolean isAlsoEnglish) {
    /**
     * A site in some languages.
     *
     * @param languages the first one first
     */
    public static CertifyingSite of(URI base, List<String> languages) {
        return new CertifyingSite(
                base,
                CredentialWords.in(languages.getFirst()),
                languages.subList(1, languages.size()).contains("en"));
    }
}
