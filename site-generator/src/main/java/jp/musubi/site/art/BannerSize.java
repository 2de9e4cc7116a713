package jp.musubi.site.art;

/** The sizes that a banner comes in. */
public enum BannerSize {
    BUTTON("88x31", 88, 31, 88),
    SMALL("120x60", 120, 60, 120),
    BANNER("234x60", 234, 60, 234),
    LARGE("468x120", 468, 120, 234),
    SQUARE("300x300", 300, 300, 300),
    LARGE_SQUARE("600x600", 600, 600, 300),
    CARD("1200x630", 1200, 630, 1200),
    /** 60 mm at 300 dots an inch, for paper. */
    PRINT("print", 709, 182, 234);

    /** Dots a metre of what is meant for paper: 300 an inch. */
    static final int PRINT_DOTS_A_METRE = 11811;

    private final String id;
    private final int width;
    private final int height;
    private final int drawnWidth;

    BannerSize(String id, int width, int height, int drawnWidth) {
        this.id = id;
        this.width = width;
        this.height = height;
        this.drawnWidth = drawnWidth;
    }

    /** As names of files say it. */
    public String id() {
        return id;
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** Whether there is only a picture in pixels, for paper. */
    public boolean isForPaper() {
        return this == PRINT;
    }

    /** Width in the units that it is laid out in. */
    int drawnWidth() {
        return drawnWidth;
    }

    /** Height in the units that it is laid out in. */
    double drawnHeight() {
        return isForPaper() ? BANNER.height : (double) height * drawnWidth / width;
    }
}
