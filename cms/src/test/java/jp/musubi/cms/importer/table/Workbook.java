package jp.musubi.cms.importer.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small workbooks part by part, as Excel in Japan does: texts with their readings. */
public final class Workbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String CONTENT =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private Workbook() {}

    /**
     * A workbook of one sheet.
     *
     * @param rows the XML of its rows; style 1 is h:mm, 2 is a Japanese day, 3 a built-in day, 4 a
     *     day with a time
     * @param texts the XML of its shared texts
     */
    public static void write(Path file, String rows, String texts) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                            + type("/xl/workbook.xml", "sheet.main")
                            + type("/xl/worksheets/sheet1.xml", "worksheet")
                            + type("/xl/sharedStrings.xml", "sharedStrings")
                            + type("/xl/styles.xml", "styles")
                            + "</Types>");
            part(zip, "_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations(
                            relation(1, "worksheet", "worksheets/sheet1.xml")
                                    + relation(2, "sharedStrings", "sharedStrings.xml")
                                    + relation(3, "styles", "styles.xml")));
            part(zip, "xl/workbook.xml", book());
            part(zip, "xl/sharedStrings.xml", "<sst xmlns='%s'>%s</sst>".formatted(MAIN, texts));
            part(zip, "xl/styles.xml", styles());
            part(zip, "xl/worksheets/sheet1.xml", sheet(rows));
        }
    }

    /** A workbook of the fewest parts: texts stand in the cells, and there are no styles. */
    public static void writePlain(Path file, String rows) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                            + type("/xl/workbook.xml", "sheet.main")
                            + type("/xl/worksheets/sheet1.xml", "worksheet")
                            + "</Types>");
            part(zip, "_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations(relation(1, "worksheet", "worksheets/sheet1.xml")));
            part(zip, "xl/workbook.xml", book());
            part(zip, "xl/worksheets/sheet1.xml", sheet(rows));
        }
    }

    private static String book() {
        return "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='団体' sheetId='1' r:id='rId1'/></sheets></workbook>"
                .formatted(MAIN, OFFICE);
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows);
    }

    private static String styles() {
        String formats =
                "<numFmts count='3'><numFmt numFmtId='176' formatCode='h:mm;@'/><numFmt"
                        + " numFmtId='177' formatCode='[$-411]ggge\"年\"m\"月\"d\"日\"'/><numFmt"
                        + " numFmtId='178' formatCode='yyyy/m/d\\ h:mm'/></numFmts>";
        String cells =
                "<cellXfs count='5'><xf numFmtId='0'/><xf numFmtId='176' applyNumberFormat='1'/><xf"
                        + " numFmtId='177' applyNumberFormat='1'/><xf numFmtId='14'"
                        + " applyNumberFormat='1'/><xf numFmtId='178'"
                        + " applyNumberFormat='1'/></cellXfs>";
        return "<styleSheet xmlns='%s'>%s%s</styleSheet>".formatted(MAIN, formats, cells);
    }

    private static String type(String part, String kind) {
        return "<Override PartName='%s' ContentType='%s%s+xml'/>".formatted(part, CONTENT, kind);
    }

    private static String relations(String relations) {
        return "<Relationships xmlns='%s'>%s</Relationships>".formatted(PACKAGE, relations);
    }

    private static String relation(int id, String kind, String target) {
        return "<Relationship Id='rId%d' Type='%s/%s' Target='%s'/>"
                .formatted(id, OFFICE, kind, target);
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
                ("<?xml version='1.0' encoding='UTF-8'?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
