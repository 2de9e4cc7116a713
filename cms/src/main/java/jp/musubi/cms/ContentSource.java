package jp.musubi.cms;

import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.site.theme.Theme;

import java.io.IOException;
import java.nio.file.Path;

/** Where content types and the theme come from. */
final class ContentSource {
    private ContentSource() {}

    /** The content types that the settings name, or the shipped ones. */
    static ContentModel model(Settings settings) throws Settings.Invalid {
        Path folder = settings.content();
        if (folder == null) {
            return ContentModels.bundled();
        }
        try {
            return ContentModels.read(folder);
        } catch (InvalidContentModel | IOException e) {
            throw new Settings.Invalid(
                    "The content folder MUSUBI_CONTENT="
                            + folder
                            + " cannot be used: "
                            + e.getMessage());
        }
    }

    /** The theme that the settings name, or the shipped one. */
    static Theme theme(Settings settings) throws Settings.Invalid {
        Path folder = settings.theme();
        try {
            return folder == null ? Theme.bundled() : Theme.at(folder);
        } catch (IOException e) {
            throw new Settings.Invalid(
                    "The theme MUSUBI_THEME=" + folder + " cannot be used: " + e.getMessage());
        }
    }
}
