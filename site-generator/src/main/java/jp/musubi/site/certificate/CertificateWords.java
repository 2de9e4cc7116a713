package jp.musubi.site.certificate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What a certificate says. All of it is Japanese, as it is written from top to bottom.
 *
 * @param title of the document, which readers show above it
 * @param kind 表彰状
 * @param award the award with its edition
 * @param prize what was won in it, with its category; empty for no more than the award
 * @param recipient who won it
 * @param honorific behind the recipient: 様
 * @param paragraphs what is read aloud
 * @param textField the field that the paragraphs are from
 * @param day of the ceremony or the decision; null if neither is known
 * @param issuer who awards it
 * @param seal what marks the place of the seal: 印
 * @param number in the words of people; empty for none
 * @param check how it is checked
 * @param address of the page that tells whether it holds
 * @param withdrawn the words across a certificate that holds no more; empty if it holds
 */
public record CertificateWords(
        String title,
        String kind,
        String award,
        String prize,
        String recipient,
        String honorific,
        List<String> paragraphs,
        String textField,
        @Nullable LocalDate day,
        String issuer,
        String seal,
        String number,
        String check,
        String address,
        List<String> withdrawn) {
    public CertificateWords {
        paragraphs = List.copyOf(paragraphs);
        withdrawn = List.copyOf(withdrawn);
    }

    /** The same with other words to read aloud. */
    public CertificateWords saying(List<String> others) {
        return new CertificateWords(
                title, kind, award, prize, recipient, honorific, others, textField, day, issuer,
                seal, number, check, address, withdrawn);
    }
}
