package jp.musubi.cms.importer.table;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cells of a workbook as the text a person sees in them. A spreadsheet stores days and times as
 * numbers; only the cell's format tells that a number is one (ECMA-376, part 1, section 18.8.30).
 */
final class XlsxCells {
    private static final int SECONDS_PER_DAY = 86_400;

    /** Days before this one are counted as if 1900 had been a leap year. */
    private static final int FIRST_TRUE_DAY = 61;

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final Pattern LITERALS =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final boolean from1904;

    /**
     * The cells of one workbook.
     *
     * @param from1904 whether it counts days from 1904-01-01
     */
    XlsxCells(boolean from1904) {
        this.from1904 = from1904;
    }

    /** Whether a cell shows an error instead of a value. */
    static boolean isError(Cell cell) {
        return cell.getType() == CellType.ERROR
                || (cell.getType() == CellType.FORMULA
                        && cell.getRawValue() != null
                        && cell.getRawValue().matches("#[A-Z0-9/]+[!?]?"));
    }

    /** What a cell shows; of a formula the value it had when the file was saved. */
    String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || isError(cell)) {
            return "";
        }
        Object value = cell.getValue();
        return switch (value) {
            case null -> cell.getRawValue() == null ? "" : cell.getRawValue();
            case BigDecimal number -> number(number, cell);
            case Boolean yes -> yes ? "TRUE" : "FALSE";
            default -> String.valueOf(value);
        };
    }

    private String number(BigDecimal number, Cell cell) {
        Kind kind = kind(cell.getDataFormatId(), cell.getDataFormatString());
        if (kind == Kind.NUMBER || number.signum() < 0 || number.compareTo(LAST_DAY) >= 0) {
            return plain(number);
        }
        try {
            return moment(number, kind);
        } catch (DateTimeException e) {
            return plain(number);
        }
    }

    private String moment(BigDecimal number, Kind kind) {
        long seconds =
                number.multiply(BigDecimal.valueOf(SECONDS_PER_DAY))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        long days = seconds / SECONDS_PER_DAY;
        LocalDate epoch = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        LocalDate day = epoch.plusDays(!from1904 && days < FIRST_TRUE_DAY ? days + 1 : days);
        LocalDateTime moment = day.atStartOfDay().plusSeconds(seconds % SECONDS_PER_DAY);
        String time = (moment.getSecond() == 0 ? MINUTES : SECONDS).format(moment);
        if (kind == Kind.TIME) {
            return time;
        }
        boolean withoutTime = seconds % SECONDS_PER_DAY == 0;
        return withoutTime || kind == Kind.DAY ? day.toString() : day + " " + time;
    }

    /** Numbers as they are typed: no exponent, and no trailing zeros after the point. */
    private static String plain(BigDecimal number) {
        BigDecimal rounded = number;
        if (number.scale() > 0 && number.precision() > 15) {
            int digitsBefore = number.precision() - number.scale();
            rounded = number.setScale(Math.max(0, 15 - digitsBefore), RoundingMode.HALF_UP);
        }
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private enum Kind {
        NUMBER,
        DAY,
        TIME,
        DAY_AND_TIME
    }

    private static Kind kind(@Nullable Integer id, @Nullable String format) {
        if (format != null && !format.isEmpty()) {
            Kind custom = kindOf(format);
            if (custom != Kind.NUMBER) {
                return custom;
            }
        }
        return id == null ? Kind.NUMBER : builtIn(id);
    }

    /** Formats 27 to 36 and 50 to 58 are the Japanese ones, of days and of times. */
    private static Kind builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58 ->
                    Kind.DAY;
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47 -> Kind.TIME;
            case 22 -> Kind.DAY_AND_TIME;
            default -> Kind.NUMBER;
        };
    }

    private static Kind kindOf(String format) {
        String section = format.split(";", 2)[0];
        String letters =
                LITERALS.matcher(section)
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT)
                        .replace("general", "");
        boolean day = letters.matches("(?s).*[ydge].*") && !letters.matches("(?s).*[0#?]e[+-].*");
        boolean time = letters.matches("(?s).*[hs].*");
        boolean monthAlone = !day && !time && letters.matches("(?s)[^0#?]*m[^0#?]*");
        if (day || monthAlone) {
            return time ? Kind.DAY_AND_TIME : Kind.DAY;
        }
        return time ? Kind.TIME : Kind.NUMBER;
    }
}
