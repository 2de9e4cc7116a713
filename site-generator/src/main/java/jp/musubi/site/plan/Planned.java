package jp.musubi.site.plan;

/** One file that a build is going to write. */
public sealed interface Planned
        permits PagePlan, FilePlan, PiecedPlan, TablePlan, CopyPlan, SearchPlan {
    /** Root-relative address from {@code Addresses}. */
    String address();
}
