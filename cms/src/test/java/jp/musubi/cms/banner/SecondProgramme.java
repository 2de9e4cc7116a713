package jp.musubi.cms.banner;

import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.programme.Programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A programme that a city has beside the shipped one. */
final class SecondProgramme {
    static final String ID = "volunteer";
    static final String NAME = "ボランティア応援団体";
    static final String PATTERN = "V-{year}-{count}";

    private static final String YAML =
            """
            programme: volunteer
            label: {ja: ボランティア応援団体, en: Volunteer Supporter}
            summary:
              ja: ボランティアを受け入れ、けがのないように支える団体を、市が認めます。
              en: The city recognises groups that welcome volunteers and keep them safe.
            number: '%s'
            rules:
              '2026-04':
                in_force: 2026-04-01
                years: 1
                ends_on: 03-31
                renewal_opens_days: 60
                registered_months: 0
                confirmed_within_months: 24
                uses:
                  website: {ja: ホームページ, en: Website}
                  sticker: {ja: 店先のステッカー, en: Stickers at the door}
                forbidden:
                  misleading: {ja: 市の職員と思わせること, en: Passing for staff of the city}
                minimum_pixels: 120
                minimum_millimetres: 20
                removal_days: 14
                text:
                  ja: ボランティアの保険に入ります。
                  en: Volunteers are insured.
            """;

    private SecondProgramme() {}

    /** Writes it into a content folder. */
    static Path into(Path folder, String pattern) {
        try {
            Path programmes = Files.createDirectories(folder.resolve("programmes"));
            Files.writeString(programmes.resolve("volunteer.yml"), YAML.formatted(pattern));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped model with it. */
    static ContentModel model(Path folder, String pattern) {
        try {
            return ContentModels.read(into(folder, pattern));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidContentModel e) {
            throw new IllegalStateException(e);
        }
    }

    static Programme of(BannerCity city) {
        return city.store.model.programme(ID).orElseThrow();
    }
}
