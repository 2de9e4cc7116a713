package jp.musubi.cms.screen;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as screens write them, in Japan's time. */
public final class Times {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter JA_MINUTE =
            DateTimeFormatter.ofPattern("uuuu年M月d日 H:mm", Locale.JAPANESE);
    private static final DateTimeFormatter EN_MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, H:mm", Locale.ENGLISH);
    private static final DateTimeFormatter JA_DAY =
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPANESE);
    private static final DateTimeFormatter EN_DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Times() {}

    /** Day and minute. */
    public static String minute(Instant moment, String language) {
        return written(moment, language.equals("ja") ? JA_MINUTE : EN_MINUTE);
    }

    /** The day. */
    public static String day(Instant moment, String language) {
        return written(moment, language.equals("ja") ? JA_DAY : EN_DAY);
    }

    private static String written(Instant moment, DateTimeFormatter format) {
        return format.format(ZonedDateTime.ofInstant(moment, ZONE));
    }
}
