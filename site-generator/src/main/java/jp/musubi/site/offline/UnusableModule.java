package jp.musubi.site.offline;

/** A module that no page from a disk can run. */
final class UnusableModule extends Exception {
    private final String line;

    /**
     * Such a module.
     *
     * @param line that no script can have
     */
    UnusableModule(String line) {
        super(line);
        this.line = line;
    }

    /** What is wrong and how to mend it, for the author of the theme. */
    String message(String file) {
        return "The module %s cannot be part of a copy without a server: \"%s\". Import names"
                        .formatted(file, line)
                + " (import {name} from './other.js'), and export what is declared"
                + " (export function name …).";
    }
}
