package jp.musubi.site.art;

import static jp.musubi.site.art.Sheet.Words.at;

import java.util.List;

/** Where everything stands in each of the layouts. Numbers are user units of that layout. */
final class BannerLayouts {
    /** Baseline below the middle of a line of words, in ems. */
    private static final double TO_BASELINE = 0.36;

    private BannerLayouts() {}

    /** Puts everything that a banner of a size says on its sheet. */
    static void layOut(BannerSize size, BannerLook look, BannerWords said, Sheet sheet) {
        switch (size) {
            case BUTTON -> button(sheet, look, said);
            case SMALL -> small(sheet, look, said);
            case BANNER, LARGE, PRINT -> banner(sheet, look, said);
            case SQUARE, LARGE_SQUARE -> square(sheet, look, said);
            case CARD -> card(sheet, look, said);
        }
    }

    /** 88 by 31: the sign, what the group is or the state's word, the number, the term. */
    private static void button(Sheet sheet, BannerLook look, BannerWords said) {
        Signs.ground(sheet, look, 3, 1.25);
        Signs.sign(sheet, look, 14, 15.5, look == BannerLook.ACTIVE ? 12 : 9.5);
        double x = 27.5;
        double room = 57.5;
        if (said.word().isEmpty()) {
            kind(sheet, said, x, room);
        } else {
            sheet.words(at(x, 10.8, said.word()).sized(9, 6, room));
        }
        sheet.words(at(x, 19.2, said.bareNumber()).sized(8.2, 4, room).own());
        sheet.words(at(x, 27.4, said.shortTerm()).sized(7.6, 4, room).own());
    }

    /** What the group is, where there is next to no room: as much of it as can be read. */
    private static void kind(Sheet sheet, BannerWords said, double x, double room) {
        String name = said.shortName();
        String lastWord = name.substring(name.lastIndexOf(' ') + 1);
        boolean isDrawn =
                sheet.words(at(x, 10.4, said.name().getLast()).sized(8.2, 7.4, room)).isPresent()
                        || sheet.words(at(x, 10.4, name).sized(8.2, 5, room)).isPresent()
                        || sheet.words(at(x, 10.4, lastWord).sized(8.2, 5, room)).isPresent();
        for (int end = name.length() - 1; end > 1 && !isDrawn; end--) {
            String part = name.substring(0, end) + "…";
            isDrawn = sheet.words(at(x, 10.4, part).sized(7.4, 6.6, room)).isPresent();
        }
    }

    /** 120 by 60. */
    private static void small(Sheet sheet, BannerLook look, BannerWords said) {
        Signs.ground(sheet, look, 4, 1.5);
        Signs.sign(sheet, look, 18.5, 18, look == BannerLook.ACTIVE ? 14 : 11.5);
        if (said.name().size() > 1) {
            sheet.words(at(36, 15, said.name().getFirst()).sized(8.5, 6, 76));
            sheet.words(at(36, 27, said.name().getLast()).sized(11, 6, 76));
        } else {
            sheet.words(at(36, 22, said.wholeName()).sized(11, 6, 76));
        }
        sheet.words(at(8, 41.5, said.number()).sized(11, 5, 104).own());
        if (said.word().isEmpty()) {
            sheet.words(at(8, 53.5, said.shortTerm()).sized(9, 6, 104).own());
        } else {
            double plate = plate(sheet, 7, 45.4, 10.6, 9.2, said.word());
            sheet.words(at(10 + plate, 53.6, said.shortTerm()).sized(8, 5.4, 103 - plate).own());
        }
    }

    /** 234 by 60. */
    private static void banner(Sheet sheet, BannerLook look, BannerWords said) {
        Signs.ground(sheet, look, 4, 1.5);
        Signs.sign(sheet, look, 31, 30, look == BannerLook.ACTIVE ? 23 : 19);
        double room = 163;
        sheet.words(at(63, 22, said.wholeName()).sized(14.5, 6, room));
        if (said.word().isEmpty()) {
            sheet.words(at(63, 37.5, said.number()).sized(11.5, 5, room).own());
            sheet.words(at(63, 51.5, said.term()).sized(9.8, 6, room).own());
        } else {
            double plate = plate(sheet, 63, 27, 13.6, 11, said.word());
            sheet.words(at(68 + plate, 37.7, said.number()).sized(11, 5, room - plate - 5).own());
            sheet.words(at(63, 51.8, said.term()).sized(9.4, 6, room).own());
        }
    }

    /** 300 by 300. */
    private static void square(Sheet sheet, BannerLook look, BannerWords said) {
        Signs.ground(sheet, look, 10, 3);
        boolean active = said.word().isEmpty();
        Signs.sign(sheet, look, 150, active ? 78 : 60, active ? 56 : 38);
        if (!active) {
            middlePlate(sheet, 150, 106, 30, 21, said.word());
        }
        double room = 268;
        if (said.name().size() > 1) {
            sheet.words(at(150, 162, said.name().getFirst()).sized(15, 8, room).inMiddle());
        }
        sheet.words(at(150, 188, said.name().getLast()).sized(24, 9, room).inMiddle());
        sheet.words(at(150, 213, said.group()).sized(15, 9, room).inMiddle().own());
        sheet.line(110, 225, 190, 225, 1.5, Ink.SIGN);
        sheet.words(at(150, 250, said.number()).sized(19, 8, room).inMiddle().own());
        sheet.words(at(150, 274, said.term()).sized(14, 8, room).inMiddle().own());
    }

    /** 1200 by 630, as other sites show a page that is shared. */
    private static void card(Sheet sheet, BannerLook look, BannerWords said) {
        Signs.ground(sheet, look, 24, 10);
        boolean active = said.word().isEmpty();
        Signs.sign(sheet, look, 235, 315, active ? 160 : 125);
        double x = 450;
        double room = 690;
        if (!active) {
            plate(sheet, x, 58, 92, 66, said.word());
        }
        double y = active ? 165 : 215;
        List<String> name = said.name();
        if (name.size() > 1) {
            sheet.words(at(x, y, name.getFirst()).sized(44, 20, room));
            y += 82;
        }
        sheet.words(at(x, y, name.getLast()).sized(78, 24, room));
        sheet.words(at(x, y + 70, said.group()).sized(46, 22, room).own());
        sheet.line(x, y + 98, x + 120, y + 98, 5, Ink.SIGN);
        sheet.words(at(x, y + 166, said.number()).sized(52, 20, room).own());
        sheet.words(at(x, y + 222, said.term()).sized(36, 20, room).own());
        sheet.words(at(x, active ? 560 : 588, said.address()).sized(28, 16, room).own());
    }

    /** A word on a plate; gives back how wide the plate is. */
    private static double plate(
            Sheet sheet, double x, double y, double height, double size, String word) {
        double wide = Sheet.width(word, size) + size;
        sheet.box(x, y, wide, height, height * 0.16, Ink.PLATE);
        double baseline = y + height / 2 + size * TO_BASELINE;
        sheet.words(at(x + size / 2, baseline, word).sized(size, 0, wide).in(Ink.ON_PLATE));
        return wide;
    }

    private static void middlePlate(
            Sheet sheet, double x, double y, double height, double size, String word) {
        double wide = Sheet.width(word, size) + size * 1.6;
        sheet.box(x - wide / 2, y, wide, height, height * 0.16, Ink.PLATE);
        double baseline = y + height / 2 + size * TO_BASELINE;
        sheet.words(at(x, baseline, word).sized(size, 0, wide).inMiddle().in(Ink.ON_PLATE));
    }
}
