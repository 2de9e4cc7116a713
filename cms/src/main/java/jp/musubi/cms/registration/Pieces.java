package jp.musubi.cms.registration;

/** The pieces that the screens of registration share, put together once. */
record Pieces(
        RegistrationParts parts,
        ApplicationStore applications,
        RegistrationStore registrations,
        Applicants applicants,
        ApplicationLetters letters,
        Steps steps,
        Gaps gaps,
        WizardViews views) {

    static Pieces of(RegistrationParts parts) {
        var applications = new ApplicationStore(parts.database());
        var applicants = new Applicants(parts.links(), applications, parts.cookies());
        var steps = new Steps(parts.model());
        var gaps = new Gaps(steps, parts.forms(), parts.screens());
        return new Pieces(
                parts,
                applications,
                new RegistrationStore(parts.database()),
                applicants,
                new ApplicationLetters(parts.mails(), applicants, parts.address(), parts.screens()),
                steps,
                gaps,
                new WizardViews(steps, parts.forms(), gaps, parts.screens()));
    }
}
