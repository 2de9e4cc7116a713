package jp.musubi.site.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import static java.time.Duration.ofSeconds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

class RubyTest {
    @ParameterizedTest
    @CsvSource({
        "浅瀬川ほたるの会, あさせがわほたるのかい, 浅瀬川(あさせがわ) ほたるの 会(かい)",
        "金石うみひろいクラブ, かないわうみひろいくらぶ, 金石(かないわ) うみひろいクラブ",
        "親子ひろば ぽっけ, おやこひろば ぽっけ, 親子(おやこ) ひろば _ ぽっけ",
        "NPO法人 青の縁側, えぬぴーおーほうじんあおのえんがわ, NPO法人 _ 青(あお) の 縁側(えんがわ)",
        "特定非営利活動法人 町家えんがわ舎, とくていひえいりかつどうほうじんまちやえんがわしゃ," + " 特定非営利活動法人 _ 町家(まちや) えんがわ 舎(しゃ)"
    })
    void theReadingIsLaidOverTheCharactersThatNeedIt(String name, String reading, String expected) {
        assertEquals(
                expected,
                Ruby.parts(name, reading).stream()
                        .map(part ->
                                part.text().isBlank()
                                        ? "_"
                                        : part.reading().isEmpty()
                                                ? part.text()
                                                : part.text() + "(" + part.reading() + ")")
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void aReadingThatDoesNotFitIsNotLaidOverTheName() {
        assertEquals(List.of(), Ruby.parts("浅瀬川ほたるの会", "かわのなかま"));
        assertEquals(List.of(), Ruby.parts("ほたる", ""));
    }

    @Test
    void aReadingThatCouldBeCutInTwoWaysIsNotCut() {
        assertEquals(List.of(), Ruby.parts("金沢市 協働課", "かなざわしきょうどうか"));
    }

    @Test
    void aNastyNameTakesNoTime() {
        String name = "山あ".repeat(40);
        String reading = "あ".repeat(150) + "い";
        assertTimeout(ofSeconds(1), () -> Ruby.parts(name, reading));
    }
}
