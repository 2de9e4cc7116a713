package jp.musubi.site.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What matters to the checks in one page: its links, its ids and its pictures without a text. */
final class ScannedPage {
    final List<String> links = new ArrayList<>();
    final Set<String> ids = new HashSet<>();
    final List<String> repeatedIds = new ArrayList<>();
    final List<String> picturesWithoutText = new ArrayList<>();

    void addId(String id) {
        if (!ids.add(id)) {
            repeatedIds.add(id);
        }
    }
}
