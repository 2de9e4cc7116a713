package jp.musubi.cms.watch;

import jp.musubi.cms.fetch.Unfetched;

import java.util.Locale;
import java.util.Optional;

/** What was found on a page where a banner should be. */
public sealed interface Finding {
    /** The id of its kind, in messages and where it is kept. */
    String kind();

    /** What more there is to say of it; empty for nothing. */
    default String detail() {
        return "";
    }

    /** The picture comes from this site and leads to its check page. */
    record Shown() implements Finding {
        @Override
        public String kind() {
            return "shown";
        }
    }

    /** The picture comes from this site, but does not lead to its check page. */
    record Unlinked() implements Finding {
        @Override
        public String kind() {
            return "unlinked";
        }
    }

    /**
     * A picture that names the number comes from elsewhere, so that it does not follow the state.
     *
     * @param image where the picture is
     */
    record Copied(String image) implements Finding {
        @Override
        public String kind() {
            return "copied";
        }

        @Override
        public String detail() {
            return image;
        }
    }

    /**
     * A banner of this site, but another's.
     *
     * @param number of that banner
     */
    record OtherNumber(String number) implements Finding {
        @Override
        public String kind() {
            return "other-number";
        }

        @Override
        public String detail() {
            return number;
        }
    }

    /** No banner. */
    record Missing() implements Finding {
        @Override
        public String kind() {
            return "missing";
        }
    }

    /**
     * The server says that there is no such page.
     *
     * @param status 404 or 410
     */
    record NotFound(int status) implements Finding {
        @Override
        public String kind() {
            return "not-found";
        }

        @Override
        public String detail() {
            return Integer.toString(status);
        }
    }

    /**
     * The server does not show the page to us, or not now.
     *
     * @param status of HTTP
     */
    record Failed(int status) implements Finding {
        @Override
        public String kind() {
            return "failed";
        }

        @Override
        public String detail() {
            return Integer.toString(status);
        }
    }

    /** The page could not be fetched. */
    record Unreachable(Unfetched.Why why) implements Finding {
        @Override
        public String kind() {
            return "unreachable";
        }

        @Override
        public String detail() {
            return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** There is something else than a page of HTML. */
    record NoPage() implements Finding {
        @Override
        public String kind() {
            return "no-page";
        }
    }

    /** The host's {@code robots.txt} asks programs to stay away from the page. */
    record Forbidden() implements Finding {
        @Override
        public String kind() {
            return "forbidden";
        }
    }

    /** The finding that was kept as these two; empty if there is none of that kind. */
    static Optional<Finding> of(String kind, String detail) {
        return Optional.ofNullable(
                switch (kind) {
                    case "shown" -> new Shown();
                    case "unlinked" -> new Unlinked();
                    case "copied" -> new Copied(detail);
                    case "other-number" -> new OtherNumber(detail);
                    case "missing" -> new Missing();
                    case "not-found" -> new NotFound(Integer.parseInt(detail));
                    case "failed" -> new Failed(Integer.parseInt(detail));
                    case "unreachable" ->
                            new Unreachable(
                                    Unfetched.Why.valueOf(
                                            detail.toUpperCase(Locale.ROOT).replace('-', '_')));
                    case "no-page" -> new NoPage();
                    case "forbidden" -> new Forbidden();
                    default -> null;
                });
    }
}
