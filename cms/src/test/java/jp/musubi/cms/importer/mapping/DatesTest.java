package jp.musubi.cms.importer.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "2007-11-01, 2007-11-01",
        "2007/11/1, 2007-11-01",
        "2007.11.1, 2007-11-01",
        "２００７年１１月１日, 2007-11-01",
        "20071101, 2007-11-01",
        "2007-11-01 00:00:00, 2007-11-01",
        "平成19年11月1日, 2007-11-01",
        "平成十九年十一月一日, 2007-11-01",
        "平成 19 年 11 月 1 日, 2007-11-01",
        "H19.11.1, 2007-11-01",
        "令和元年5月1日, 2019-05-01",
        "R1/5/1, 2019-05-01",
        "昭和64年1月7日, 1989-01-07",
        "S50.4, 1975-04",
        "大正12年9月1日, 1923-09-01",
        "2007年11月, 2007-11",
        "平成19年度, 2007",
        "2007, 2007",
        "平成19年11月1日から平成21年10月31日まで, 2007-11-01 2009-10-31",
        "平成19年11月1日～平成21年10月31日, 2007-11-01 2009-10-31",
        "設立は2007年11月1日です, 2007-11-01",
    })
    void datesAreFoundInEveryWriting(String text, String found) {
        assertEquals(found, String.join(" ", Dates.in(text)));
    }

    @ParameterizedTest
    @CsvSource({"不明", "平成19年2月30日", "2007/13/1", "第4土曜日", "12345678901"})
    void whatIsNoDateIsNotMadeOne(String text) {
        assertEquals(
                false, !Dates.in(text).isEmpty() && Dates.in(text).stream().allMatch(Dates::isIso));
    }
}
