package jp.musubi.content.snapshot;

/**
 * Something in the content that is left out or looks wrong, but stops nothing.
 *
 * @param place which file and line, or which entry
 * @param message what was found and what became of it
 */
public record Warning(String place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
