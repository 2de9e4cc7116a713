package jp.musubi.cms.registration;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.mail.Mail;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sample city with those who apply to it, each at an address of their own, so that none counts
 * against the limits of another.
 */
record RegisteringCity(RunningCity running, AtomicInteger senders) implements AutoCloseable {
    static RegisteringCity start(Path folder) throws Exception {
        return new RegisteringCity(RunningCity.start(folder, null, true), new AtomicInteger());
    }

    /** Somebody who has been nowhere yet. */
    Visitor visitor() {
        return new Visitor(running, "192.0.2." + senders.incrementAndGet());
    }

    /** Somebody of the office, signed in. */
    Visitor staff() throws Exception {
        Visitor staff = visitor();
        staff.signIn("staff@example.jp", "demo-staff-asanogawa");
        return staff;
    }

    /** Somebody who asked for the link of an application and opened it. */
    Visitor begun(String email, String group) throws Exception {
        Visitor visitor = visitor();
        visitor.post("/admin/register", "group", group, "name", "川端 花子", "email", email);
        String link = visitor.mailedLink(email);
        visitor.get(link);
        String step = visitor.post(link).location();
        if (!step.equals("/admin/register/steps/basic")) {
            throw new IllegalStateException("the link led to " + step);
        }
        return visitor;
    }

    /** Somebody whose application is complete and handed in. */
    Visitor handedIn(String email, String group, String reading) throws Exception {
        Visitor visitor = begun(email, group);
        FilledIn.profile(visitor, group, reading);
        FilledIn.send(visitor, "check", "submit");
        return visitor;
    }

    ApplicationStore applications() {
        return new ApplicationStore(running.wiring().database());
    }

    /** What that address applies for. */
    Application application(String email) {
        return applications().openOf(email, 1).getFirst();
    }

    /** The newest mail to that address. */
    Mail newest(String to) {
        return running.wiring().mails().newest(20).stream()
                .filter(mail -> mail.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        running.close();
    }
}
