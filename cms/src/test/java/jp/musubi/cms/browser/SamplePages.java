package jp.musubi.cms.browser;

import java.util.List;

/** Pages of the sample city's site. */
final class SamplePages {
    /** One address of every template, and of every state that a template has. */
    static final List<String> ONE_OF_EACH =
            List.of(
                    "/",
                    "/groups/",
                    "/groups/asano-hotaru/",
                    "/groups/seinanbu-seseragi/",
                    "/fields/",
                    "/fields/environment/",
                    "/districts/",
                    "/districts/asanogawa/",
                    "/reports/",
                    "/reports/asano-hotaru-2026-10/",
                    "/awards/",
                    "/awards/2025/",
                    "/awards/2025/dai5-taisho/",
                    "/awards/2025/dai5-taisho/certificate/",
                    "/awards/2024/dai4-shorei-shurishitsu/",
                    "/awards/2024/dai4-shorei-shurishitsu/certificate/",
                    "/verify/H-2025-0001/",
                    "/verify/H-2024-0003/",
                    "/partners/",
                    "/partners/rules/2024-04/",
                    "/verify/",
                    "/verify/K-2023-0003/",
                    "/verify/K-2024-0010/",
                    "/verify/K-2022-0002/",
                    "/verify/K-2025-0002/",
                    "/guide/",
                    "/guide/registration/",
                    "/accessibility/",
                    "/search/",
                    "/search/?q=%E5%AD%90%E3%81%A9%E3%82%82&field=environment",
                    "/search/?q=zzzz",
                    "/missing/");

    private SamplePages() {}
}
