package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.art.Kept;
import jp.musubi.site.certificate.CertificatePdf;
import jp.musubi.site.certificate.CertificateWords;
import jp.musubi.site.certificate.KanjiDates;
import jp.musubi.site.certificate.Unprintable;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.plan.Failure;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.util.ArrayList;
import java.util.List;

/** The certificates of awards as PDF, in Japanese; a city that writes no Japanese has none. */
final class CertificateFiles {
    /** Some 250 certificates, for programs that build again. */
    private static final Kept<byte[]> KEPT = Kept.files(1 << 24);

    private final Edition edition;
    private final AwardNumbers numbers;

    CertificateFiles(Edition edition, AwardNumbers numbers) {
        this.edition = edition;
        this.numbers = numbers;
    }

    /** Whether certificates are made in a city's languages. */
    static boolean areMadeIn(List<String> languages) {
        return languages.contains("ja");
    }

    /** Where the certificate of an award is, the same in every language. */
    static String address(Addresses addresses, Entry award, String firstLanguage) {
        return addresses.entry(award, firstLanguage) + "certificate.pdf";
    }

    FilePlan plan(Entry award) {
        return new FilePlan(
                address(edition.addresses(), award, edition.site().firstLanguage()),
                () -> bytes(award));
    }

    private byte[] bytes(Entry award) throws RenderFailed {
        Reads.note(() -> Fact.entry(award.id()));
        CertificateWords said = words(award);
        try {
            return pdf(said);
        } catch (Unprintable.TooLong e) {
            if (e.field().equals("citation")) {
                return usual(award, said);
            }
            throw failed(award, e);
        } catch (Unprintable e) {
            throw failed(award, e);
        }
    }

    /** A citation was not written for a certificate: one that is too long is only on its page. */
    private byte[] usual(Entry award, CertificateWords said) throws RenderFailed {
        try {
            return pdf(said.saying(List.of(edition.t("certificate.usual"))));
        } catch (Unprintable e) {
            throw failed(award, e);
        }
    }

    private static byte[] pdf(CertificateWords said) throws Unprintable {
        byte[] kept = KEPT.find(said);
        if (kept != null) {
            return kept;
        }
        byte[] made = CertificatePdf.of(said);
        KEPT.keep(said, made);
        return made;
    }

    private RenderFailed failed(Entry award, Unprintable cause) {
        String subject = award.type() + " " + award.slug();
        String label =
                edition.linked()
                        .type(award)
                        .field(cause.field())
                        .map(field -> field.label().in(edition.language()))
                        .orElse(cause.field());
        Failure.Kind kind =
                cause instanceof Unprintable.Letter
                        ? Failure.Kind.UNPRINTABLE_LETTER
                        : Failure.Kind.UNPRINTABLE_LENGTH;
        List<String> values =
                cause instanceof Unprintable.Letter letter
                        ? List.of(subject, label, letter.character())
                        : List.of(subject, label);
        return new RenderFailed(
                new Failure(
                        kind,
                        values,
                        "the certificate of %s cannot be made: %s"
                                .formatted(subject, cause.getMessage())),
                cause);
    }

    private CertificateWords words(Entry award) {
        Certificate says = Certificate.of(edition, award);
        List<String> paragraphs = says.paragraphs();
        String kind = edition.t("certificate.title");
        Addresses addresses = edition.addresses();
        return new CertificateWords(
                edition.t("certificate.name", kind, says.recipient().text()),
                kind,
                says.award().text(),
                (says.category().text() + " " + says.prize().text()).strip(),
                says.recipient().text(),
                edition.t("certificate.honorific"),
                paragraphs.isEmpty() ? List.of(edition.t("certificate.usual")) : paragraphs,
                says.textField(),
                says.day().orElse(null),
                edition.site().signer().in(edition.language()),
                edition.t("certificate.seal"),
                numbers.of(award).map(each -> edition.t("banner.number", each)).orElse(""),
                edition.t("certificate.check"),
                addresses.absolute(addresses.entry(award, edition.site().firstLanguage())),
                withdrawn(award));
    }

    private List<String> withdrawn(Entry award) {
        var words = new ArrayList<String>();
        if (EntryViews.isWithdrawn(award)) {
            words.add(edition.t("award.withdrawn.word"));
            award.fields()
                    .date("withdrawn_on")
                    .ifPresent(day -> words.add(KanjiDates.of(day.first())));
        }
        return words;
    }
}
