package jp.musubi.cms.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class LocalPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/reviews?state=waiting&who=me",
                "/admin/entries/0198c1a2-0000-7000-8000-000000000000/edit"
            })
    void addressesOfScreensAreTaken(String address) {
        assertEquals(Optional.of(address), LocalPath.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example/admin",
                "https://evil.example/admin",
                "/\\evil.example",
                "/admin\\..\\evil",
                "/admin/\r\nSet-Cookie: a=b",
                "/administrator",
                "/admin@evil.example",
                "/groups/",
                "javascript:alert(1)//admin"
            })
    void noOtherAddressIs(String address) {
        assertEquals(Optional.empty(), LocalPath.of(address));
    }
}
