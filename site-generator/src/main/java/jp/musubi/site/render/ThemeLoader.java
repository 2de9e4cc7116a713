package jp.musubi.site.render;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;

import jp.musubi.site.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.io.Reader;
import java.io.StringReader;

/** Reads templates from a theme, by their path below its templates folder. */
final class ThemeLoader implements Loader<String> {
    private final Theme theme;

    ThemeLoader(Theme theme) {
        this.theme = theme;
    }

    @Override
    public Reader getReader(String name) {
        return new StringReader(
                theme.text(Theme.TEMPLATES + name)
                        .orElseThrow(() ->
                                new LoaderException(
                                        new IllegalArgumentException(name),
                                        "the theme has no template " + Theme.TEMPLATES + name)));
    }

    @Override
    public void setCharset(String charset) {
        // Theme files are always UTF-8.
    }

    @Override
    public void setPrefix(String prefix) {
        // Names are complete.
    }

    @Override
    public void setSuffix(String suffix) {
        // Names are complete.
    }

    @Override
    public @Nullable String resolveRelativePath(String relativePath, String anchorPath) {
        return null;
    }

    @Override
    public String createCacheKey(String name) {
        return name;
    }

    @Override
    public boolean resourceExists(String name) {
        return theme.bytes(Theme.TEMPLATES + name).isPresent();
    }
}
