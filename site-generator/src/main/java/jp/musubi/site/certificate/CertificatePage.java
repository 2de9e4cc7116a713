package jp.musubi.site.certificate;

import jp.musubi.site.art.QrCode;

import org.apache.pdfbox.util.Matrix;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything stands on a certificate: A4 on its side, columns from right to left. Numbers are
 * points from the lower left corner.
 */
final class CertificatePage {
    static final double WIDTH = 841.89;
    static final double HEIGHT = 595.276;

    private static final Color INK = new Color(0x1a1815);
    private static final Color SOFT = new Color(0x58534a);
    private static final Color VERMILION = new Color(0xa01c3a);

    /** Where columns begin and end. */
    private static final double TOP = 510;

    private static final double FOOT = 72;
    private static final double LENGTH = TOP - FOOT;

    private static final double TITLE_X = 724;
    private static final double TITLE_SIZE = 48;
    private static final double RECIPIENT_X = 596;

    /** The columns of what is read aloud. */
    private static final double TEXT_RIGHT = 552;

    private static final double TEXT_LEFT = 242;
    private static final double TEXT_MOST = 22;
    private static final double TEXT_LEAST = 8.5;
    private static final double LEADING = 1.75;

    /** What names are written in at least, so that all that may be typed has room. */
    private static final double LEAST = 7;

    /** Names stand in one column down to this size. */
    private static final double LEAST_OF_ONE = 11;

    private static final double NARROW = 1.4;
    private static final double WIDEST_LEADING = 2.2;

    private static final double DATE_X = 216;
    private static final double ISSUER_X = 170;
    private static final double SEAL = 58;
    private static final double CODE = 62;
    private static final double CODE_X = 64;

    private final Paper paper;
    private final Typefaces faces;
    private final CertificateWords said;
    private final List<String> tags = new ArrayList<>();

    CertificatePage(Paper paper, Typefaces faces, CertificateWords said) {
        this.paper = paper;
        this.faces = faces;
        this.said = said;
    }

    /** Writes the page; gives back what its parts are, in the order in which they are read. */
    List<String> write() throws IOException, Unprintable {
        paper.beginOrnament();
        Ornament.draw(paper, WIDTH, HEIGHT);
        paper.colour(INK);
        paper.end();
        title();
        award();
        recipient();
        text();
        dateAndIssuer();
        check();
        withdrawn();
        return tags;
    }

    private void begin(String tag) throws IOException {
        paper.begin(tag, tags.size());
        tags.add(tag);
    }

    private void title() throws IOException, Unprintable {
        List<Cell> cells = Cells.of(said.kind(), "title", faces);
        double gap = Math.min(1.1, (LENGTH / TITLE_SIZE - cells.size()) / cells.size());
        double length = (cells.size() + gap * (cells.size() - 1)) * TITLE_SIZE;
        begin("H1");
        paper.column(cells, TITLE_X, TOP - (LENGTH - length) / 2, TITLE_SIZE, gap);
        paper.end();
    }

    private void award() throws IOException, Unprintable {
        List<Cell> award = Cells.of(KanjiDates.counted(said.award()), "title", faces);
        List<Cell> prize = Cells.of(KanjiDates.counted(said.prize()), "prize", faces);
        if (!award.isEmpty()) {
            Columns columns = few(award, "title", 15, LENGTH, 3);
            double before = (columns.columns().size() - 1) * columns.size() * NARROW;
            write(columns, 672 + before, TOP, NARROW);
        }
        if (!prize.isEmpty()) {
            Columns columns = few(prize, "prize", 17, LENGTH - 24, 4);
            double before = (columns.columns().size() - 1) * columns.size() * NARROW;
            write(columns, 645 + before / 2, TOP - 24, NARROW);
        }
    }

    private void recipient() throws IOException, Unprintable {
        var honorific = Cells.of(said.honorific(), "group", faces);
        List<Cell> cells = Cells.of(said.recipient(), "group", faces);
        // The name leaves room for what stands behind it, whatever the size.
        double room = LENGTH - 60;
        Columns name =
                Columns.fit(
                                List.of(cells),
                                new Columns.Room(29, LEAST, room, size -> size > 17 ? 1 : 3, 0))
                        .orElseThrow(() -> new Unprintable.TooLong("group"));
        double size = name.size();
        int count = name.columns().size();
        double step = size * 1.3;
        double right = RECIPIENT_X + (count - 1) * step / 2;
        double longest = name.columns().stream().mapToDouble(Cells::length).max().orElse(0) * size;
        double behind = Math.max(size, 14);
        double top = FOOT + longest + behind * (honorific.size() + 0.9);
        begin("P");
        for (int i = 0; i < count; i++) {
            paper.column(name.columns().get(i), right - i * step, top, size, 0);
        }
        paper.column(honorific, RECIPIENT_X, FOOT + behind * honorific.size(), behind, 0);
        paper.end();
    }

    private void text() throws IOException, Unprintable {
        var paragraphs = new ArrayList<List<Cell>>();
        for (String paragraph : said.paragraphs()) {
            List<Cell> cells = Cells.of(paragraph, said.textField(), faces);
            if (!cells.isEmpty()) {
                paragraphs.add(cells);
            }
        }
        double width = TEXT_RIGHT - TEXT_LEFT;
        Columns text =
                Columns.fit(
                                paragraphs,
                                new Columns.Room(
                                        TEXT_MOST,
                                        TEXT_LEAST,
                                        // One more letter may hang below the foot.
                                        LENGTH,
                                        size -> (int) Math.floor(width / (size * LEADING)),
                                        1))
                        .orElseThrow(() -> new Unprintable.TooLong(said.textField()));
        int count = text.columns().size();
        double leading =
                count < 2 ? LEADING : Math.min(WIDEST_LEADING, width / (text.size() * count));
        double taken = leading * text.size() * count;
        double right = TEXT_RIGHT - Math.max(0, (width - taken) / 2);
        write(text, right - leading * text.size() / 2, TOP, leading);
    }

    private void dateAndIssuer() throws IOException, Unprintable {
        if (said.day() != null) {
            List<Cell> day = Cells.of(KanjiDates.of(said.day()), "ceremony_on", faces);
            write(one(day, "ceremony_on", 15, 8, LENGTH), DATE_X, TOP - 30, 1);
        }
        double below = SEAL + 12;
        Columns issuer =
                one(
                        Cells.of(said.issuer(), "awarder", faces),
                        "awarder",
                        27,
                        12,
                        (LENGTH - below) / 1.3);
        double gap = 0.22;
        List<Cell> cells = issuer.columns().getFirst();
        double length = (Cells.length(cells) + gap * (cells.size() - 1)) * issuer.size();
        begin("P");
        paper.column(cells, ISSUER_X, FOOT + below + length, issuer.size(), gap);
        paper.end();
        paper.beginOrnament();
        paper.colour(VERMILION);
        paper.stroke(new Rectangle2D.Double(ISSUER_X - SEAL / 2, FOOT, SEAL, SEAL), 0.7);
        paper.column(Cells.of(said.seal(), "city", faces), ISSUER_X, FOOT + SEAL / 2 + 7, 14, 0);
        paper.colour(INK);
        paper.end();
    }

    private void check() throws IOException, Unprintable {
        QrCode code = QrCode.of(said.address());
        double module = CODE / code.size();
        double top = FOOT + CODE + 26;
        paper.beginOrnament();
        for (QrCode.Bar bar : code.bars()) {
            paper.fill(
                    new Rectangle2D.Double(
                            CODE_X + bar.x() * module,
                            top - (bar.y() + 1) * module,
                            bar.width() * module,
                            module));
        }
        paper.end();
        paper.colour(SOFT);
        begin("P");
        double y = FOOT + 18;
        for (String line : List.of(said.number(), said.check())) {
            if (!line.isEmpty()) {
                double size = Math.min(7.5, CODE / paper.length(line, "number"));
                double x = CODE_X + (CODE - paper.length(line, "number") * size) / 2;
                paper.line(line, at(x, y), size, "number");
                y -= 11;
            }
        }
        paper.end();
        paper.colour(INK);
    }

    /** A stamp across the page, as one would put it there by hand. */
    private void withdrawn() throws IOException, Unprintable {
        if (said.withdrawn().isEmpty()) {
            return;
        }
        paper.colour(VERMILION);
        begin("P");
        double wide = 330;
        double high = 150;
        Matrix turned = Matrix.getRotateInstance(Math.toRadians(14), 392, 290);
        var frame = new Rectangle2D.Double(-wide / 2, -high / 2, wide, high);
        paper.stroke(turned.createAffineTransform().createTransformedShape(frame), 6);
        var thin = new Rectangle2D.Double(-wide / 2 + 8, -high / 2 + 8, wide - 16, high - 16);
        paper.stroke(turned.createAffineTransform().createTransformedShape(thin), 1.2);
        double y = -8;
        double most = 82;
        for (String line : said.withdrawn()) {
            double length = paper.length(line, "withdrawn_on");
            double size = Math.min(most, (wide - 50) / length);
            var place =
                    Matrix.concatenate(
                            turned,
                            Matrix.getTranslateInstance((float) (-length * size / 2), (float) y));
            paper.line(line, place, size, "withdrawn_on");
            y -= 42;
            most = 24;
        }
        paper.end();
        paper.colour(INK);
    }

    private static Matrix at(double x, double y) {
        return Matrix.getTranslateInstance((float) x, (float) y);
    }

    /** One column, or some where the letters of one would be too small. */
    private static Columns few(
            List<Cell> cells, String field, double most, double length, int columns)
            throws Unprintable {
        return Columns.fit(
                        List.of(cells),
                        new Columns.Room(
                                most, LEAST, length, size -> size > LEAST_OF_ONE ? 1 : columns, 0))
                .orElseThrow(() -> new Unprintable.TooLong(field));
    }

    /** One column in the largest size that fits. */
    private static Columns one(
            List<Cell> cells, String field, double most, double least, double length)
            throws Unprintable {
        return Columns.fit(List.of(cells), new Columns.Room(most, least, length, _ -> 1, 0))
                .orElseThrow(() -> new Unprintable.TooLong(field));
    }

    private void write(Columns text, double right, double top, double leading) throws IOException {
        begin("P");
        double x = right;
        for (List<Cell> column : text.columns()) {
            paper.column(column, x, top, text.size(), 0);
            x -= leading * text.size();
        }
        paper.end();
    }
}
